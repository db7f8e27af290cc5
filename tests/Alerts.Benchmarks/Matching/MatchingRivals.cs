using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Alerts.Benchmarks.Matching;

/// <summary>Programs of other makers' matchers; <c>rivals/matching/install.sh</c> installs what they are built of.</summary>
internal sealed class MatchingRivals
{
    /// <summary>Debian's own, which know where Debian keeps its crates.</summary>
    private const string Cargo = "/usr/bin/cargo";

    private const string Crates = "/usr/share/cargo/registry";

    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "rivals", "matching");

    private readonly List<(string Name, string Program)> _programs = [];

    /// <summary>Why a rival takes no part.</summary>
    public List<string> Skipped { get; } = [];

    public static async Task<MatchingRivals> BuildAsync(string folder)
    {
        var rivals = new MatchingRivals();
        var hyperscan = Path.Combine(folder, "hyperscan_literals");
        await rivals.TryAddAsync("Hyperscan, literals", hyperscan, "gcc", "-O2", "-o", hyperscan, Path.Combine(s_sources, "hyperscan_literals.c"), "-lhs");
        await rivals.TryAddAsync("Rust aho-corasick, DFA", Path.Combine(folder, "release", "aho_corasick_phrases"), Cargo,
            "build", "--release", "--offline", "--quiet", "--manifest-path", Path.Combine(s_sources, "aho_corasick", "Cargo.toml"), "--target-dir", folder,
            "--config", "source.crates-io.replace-with=\"installed\"", "--config", $"source.installed.directory=\"{Crates}\"");
        return rivals;
    }

    /// <param name="phrases">A file of folded phrases, one a line.</param>
    /// <param name="text">A file of folded text.</param>
    public async Task<IReadOnlyList<IMatchingContender>> StartAsync(string phrases, string text) =>
        [.. await Task.WhenAll(_programs.Select(async rival => await MatchingProgram.StartAsync(rival.Name, rival.Program, phrases, text)))];

    private async Task TryAddAsync(string name, string program, string compiler, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true })!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
                _programs.Add((name, program));
            else
                Skipped.Add($"{name}: {compiler} ends with {process.ExitCode}: {errors.Split('\n')[0]}");
        }
        catch (Win32Exception fault)
        {
            Skipped.Add($"{name}: {compiler} does not start: {fault.Message}");
        }
    }

    private sealed class MatchingProgram(string name, Process process, double buildSeconds, long bytes) : IMatchingContender
    {
        public string Name => name;

        public double BuildSeconds => buildSeconds;

        public long Bytes => bytes;

        public static async Task<IMatchingContender> StartAsync(string name, string program, string phrases, string text)
        {
            var process = Process.Start(new ProcessStartInfo(program, [phrases, text]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var built = await ReadAsync(process);
            return new MatchingProgram(name, process, Number(built[0]), long.Parse(built[1], CultureInfo.InvariantCulture));
        }

        public async Task<MatchingPass> PassAsync()
        {
            await process.StandardInput.WriteAsync('\n');
            await process.StandardInput.FlushAsync();
            var pass = await ReadAsync(process);
            return new MatchingPass(long.Parse(pass[0], CultureInfo.InvariantCulture), Number(pass[1]), Number(pass[2]));
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        private static async Task<string[]> ReadAsync(Process process) =>
            await process.StandardOutput.ReadLineAsync() is { } line
                ? line.Split(' ')
                : throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}.");

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
