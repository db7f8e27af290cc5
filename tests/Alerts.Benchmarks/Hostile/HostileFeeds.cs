using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Alerts.Local;
using Alerts.Local.Tools;

namespace Alerts.Benchmarks.Hostile;

/// <summary>A thousand feeds polled at once, without and with ten hostile ones among them: memory, and what it costs the good ones.</summary>
internal static class HostileFeeds
{
    private const int Feeds = 1_000;

    public static async Task<string> MeasureAsync(int rounds)
    {
        var (alone, among) = (new List<Measured>(), new List<Measured>());
        for (var round = 0; round < rounds; round++)
        {
            alone.Add(await PollAsync(hostile: false));
            among.Add(await PollAsync(hostile: true));
            Console.Error.WriteLine($"{alone[^1]} {among[^1]}");
        }

        var ratio = Median(among, run => run.LastGood) / Median(alone, run => run.LastGood);
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Feeds:N0} feeds polled once, {HostileServer.Hostile.Count} of them hostile in the second row. Median of {rounds} rounds, {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n")
            .Append("| feeds | first to last good feed read, seconds | peak memory of the process, MB | failed |\n|---|---|---|---|\n")
            .Append(Row("all good", alone)).Append(Row("ten hostile", among))
            .Append(CultureInfo.InvariantCulture, $"\nGood feeds take {ratio:0.00} × as long (bar: 0.90–1.10); memory bar: 300 MB.\n")
            .ToString();
    }

    private static string Row(string name, List<Measured> runs) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {Median(runs, run => run.LastGood):0.0} | {Median(runs, run => run.PeakMegabytes):0} | {runs[^1].Failed} |\n");

    private static double Median(List<Measured> runs, Func<Measured, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);

    private static async Task<Measured> PollAsync(bool hostile)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-hostile-");
        await using var server = await HostileServer.StartAsync();
        string[] paths = [.. hostile ? HostileServer.Hostile.Select(kind => $"hostile/{kind}") : [], .. Enumerable.Range(0, Feeds).Select(feed => $"good/{feed}")];
        var opml = Path.Combine(folder.FullName, "feeds.opml");
        await File.WriteAllTextAsync(opml, $"<opml version=\"2.0\"><body>{string.Concat(paths.Take(Feeds).Select(path => $"<outline type=\"rss\" xmlUrl=\"{server.Url}/{path}\"/>"))}</body></opml>");
        var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        await using var storage = await AzuriteProcess.StartAsync(tools, Path.Combine(folder.FullName, "azurite"), CancellationToken.None);

        using var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Alerts.Local.dll"), "--once", "--json", "--port", "0", "--feeds", opml,
            "--data", Path.Combine(folder.FullName, "data"), "--storage", storage.ConnectionString,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        for (var exited = process.WaitForExitAsync(); !exited.IsCompleted; await Task.WhenAny(exited, Task.Delay(100)))
            peak = Math.Max(peak, PeakOf(process));
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Exit code {process.ExitCode}: {await errors}");

        var summary = JsonSerializer.Deserialize<RunSummary>(await output, JsonSerializerOptions.Web)!;
        folder.Delete(recursive: true);
        return new((server.GoodAnswers.Max() - server.GoodAnswers.Min()).TotalSeconds, peak, summary.Feeds.Failed);
    }

    /// <returns>Megabytes; 0 when the process has just ended.</returns>
    private static double PeakOf(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1_024;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <param name="LastGood">Seconds from the first to the last answer to a good feed.</param>
    private sealed record Measured(double LastGood, double PeakMegabytes, long Failed);
}
