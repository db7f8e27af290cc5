using System.Diagnostics;
using System.Globalization;

namespace Alerts.Benchmarks.Recognition;

/// <summary>What the first article of a process waits for: the weights are read when they are first needed.</summary>
internal static class FirstRecognition
{
    /// <summary>The argument by which this program measures itself.</summary>
    public const string Argument = "recognition-first";

    /// <returns>Milliseconds, in a process of its own each.</returns>
    public static async Task<double> MeasureAsync(int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, Argument) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            times.Add(double.Parse(answer, CultureInfo.InvariantCulture));
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    public static string Run()
    {
        const string Text = "Kilmar Abrego García was sent to CECOT, a prison in El Salvador.";
        var clock = Stopwatch.StartNew();
        var names = Recognizer.Count(Text);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return names > 0 ? elapsed.ToString(CultureInfo.InvariantCulture) : throw new InvalidOperationException("No name was found.");
    }
}
