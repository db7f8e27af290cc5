using System.Diagnostics;
using System.Globalization;

namespace Alerts.Benchmarks.Recognition;

/// <summary>What the first article of a process waits for: the weights are read when they are first needed.</summary>
internal static class FirstRecognition
{
    /// <summary>The argument by which this program measures itself.</summary>
    public const string Argument = "recognition-first";

    /// <returns>Medians in milliseconds, by the clock and of processor time; each round is a process of its own.</returns>
    public static async Task<(double Clock, double Processor)> MeasureAsync(int rounds)
    {
        var (clocks, processors) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, Argument) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var times = answer.Split(' ');
            clocks.Add(double.Parse(times[0], CultureInfo.InvariantCulture));
            processors.Add(double.Parse(times[1], CultureInfo.InvariantCulture));
        }

        return (clocks.Order().ElementAt(rounds / 2), processors.Order().ElementAt(rounds / 2));
    }

    public static string Run()
    {
        const string Text = "Kilmar Abrego García was sent to CECOT, a prison in El Salvador.";
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var names = Recognizer.Count(Text);
        var (elapsed, used) = (clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        return names > 0 ? string.Create(CultureInfo.InvariantCulture, $"{elapsed} {used}") : throw new InvalidOperationException("No name was found.");
    }
}
