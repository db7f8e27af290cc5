using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Alerts.Benchmarks.Parsing;

/// <summary>The contenders that are programs of their own; <c>rivals/parsing/install.sh</c> installs what they need.</summary>
internal sealed class ParsingRivals
{
    /// <summary>Debian's own, which knows Debian's packages.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "rivals", "parsing");
    private static readonly string s_feedparser = Path.Combine(s_sources, "feedparser_feeds.py");

    private readonly string _expat;

    private ParsingRivals(string expat) => _expat = expat;

    public static async Task<ParsingRivals> BuildAsync(string folder)
    {
        var expat = Path.Combine(folder, "expat_text");
        await RunAsync("gcc", ["-O2", "-o", expat, Path.Combine(s_sources, "expat_text.c"), "-lexpat"]);
        return new(expat);
    }

    public async Task<ParsingSpeed> ExpatAsync(int passes, IEnumerable<string> files) =>
        ParsingSpeed.Parse(await RunAsync(_expat, [passes.ToString(CultureInfo.InvariantCulture), .. files]));

    public async Task<ParsingSpeed> FeedparserAsync(IEnumerable<string> files) =>
        ParsingSpeed.Parse(await RunAsync(Python, [s_feedparser, "speed", .. files]));

    /// <returns>The items that feedparser finds in each file.</returns>
    public async Task<IReadOnlyList<int>> FeedparserItemsAsync(IEnumerable<string> files) =>
    [
        .. (await RunAsync(Python, [s_feedparser, "items", .. files])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
    ];

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ends with {process.ExitCode}: {await errors}");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException($"{program} does not start; tests/Alerts.Benchmarks/rivals/parsing/install.sh installs it.", fault);
        }
    }
}
