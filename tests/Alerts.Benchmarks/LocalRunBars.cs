using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Alerts.Local;

namespace Alerts.Benchmarks;

/// <summary>The times that people wait for the local run, each the median of some rounds of the real process.</summary>
internal static class LocalRunBars
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<string> MeasureAsync(int rounds)
    {
        var report = new StringBuilder($"Median of {rounds} rounds, {Environment.ProcessorCount} cores, .NET {Environment.Version}\n\n| what | seconds | bar |\n|---|---|---|\n");
        var samples = await MedianAsync(rounds, OnceOnSamplesAsync);
        report.Append(CultureInfo.InvariantCulture, $"| `--once` on the samples, whole process | {samples:0.0} | 20 |\n");
        var firstMail = await MedianAsync(rounds, FirstMailAsync);
        report.Append(CultureInfo.InvariantCulture, $"| long-running mode, banner to first mail accepted | {firstMail:0.0} | 15 |\n");
        await using var feeds = await GeneratedFeeds.StartAsync(50, 50, matchEvery: 50);
        var loop = await MedianAsync(rounds, () => ThroughTheLoopAsync(feeds));
        report.Append(CultureInfo.InvariantCulture, $"| 50 feeds × 50 new articles of 3 KB, first poll to last digest sent | {loop:0.0} | 10 |\n");
        return report.ToString();
    }

    private static async Task<double> MedianAsync(int rounds, Func<Task<double>> measure)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
            times.Add(await measure());
        return times.Order().ElementAt(rounds / 2);
    }

    private static async Task<double> OnceOnSamplesAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var summary = await OnceAsync();
        return summary.Failures == 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException($"{summary}");
    }

    private static async Task<double> ThroughTheLoopAsync(GeneratedFeeds feeds)
    {
        var summary = await OnceAsync([.. feeds.Addresses.SelectMany(address => new[] { "--feeds", address })]);
        return summary is { Articles.New: 2_500, Articles.Matched: 50, Failures: 0 }
            ? summary.ElapsedMs / 1000.0
            : throw new InvalidOperationException($"{summary}");
    }

    private static async Task<RunSummary> OnceAsync(params string[] arguments)
    {
        using var process = Start(["--once", "--json", "--port", "0", .. arguments]);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<RunSummary>(output, Json)!
            : throw new InvalidOperationException($"Exit code {process.ExitCode}: {await errors}");
    }

    private static async Task<double> FirstMailAsync()
    {
        var data = Directory.CreateTempSubdirectory("alerts-bars-");
        using var process = Start(["--port", "0", "--data", data.FullName]);
        await ReadUntilAsync(process.StandardOutput, "Alerts is running");
        var started = Stopwatch.GetTimestamp();
        await ReadUntilAsync(process.StandardOutput, "Accepted: digest");
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        data.Delete(recursive: true);
        return elapsed;
    }

    private static async Task ReadUntilAsync(StreamReader output, string text)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"The process ended before it said \"{text}\".");
    }

    private static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alerts.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
