using System.Diagnostics;
using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;

namespace Alerts.Benchmarks.Recognition;

/// <summary>What the first article of a process waits for: the weights are read when they are first needed.</summary>
internal static class FirstRecognition
{
    /// <summary>The arguments by which this program measures itself.</summary>
    public const string Weights = "recognition-weights";

    public const string Article = "recognition-first";

    /// <returns>Medians in milliseconds, by the clock and of processor time; each round is a process of its own.</returns>
    public static async Task<(double Clock, double Processor)> MeasureAsync(string argument, int rounds)
    {
        var (clocks, processors) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, argument) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var times = answer.Split(' ');
            clocks.Add(double.Parse(times[0], CultureInfo.InvariantCulture));
            processors.Add(double.Parse(times[1], CultureInfo.InvariantCulture));
        }

        return (clocks.Order().ElementAt(rounds / 2), processors.Order().ElementAt(rounds / 2));
    }

    public static string ReadWeights() => Time(() =>
    {
        using var reader = new BinaryReader(EmbeddedText.Open("Models.names.bin"));
        return TaggerModel.Read(reader).Features;
    });

    public static string ReadArticle() => Time(() => Recognizer.Count("Kilmar Abrego García was sent to CECOT, a prison in El Salvador."));

    private static string Time(Func<int> count)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var found = count();
        var (elapsed, used) = (clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        return found > 0 ? string.Create(CultureInfo.InvariantCulture, $"{elapsed} {used}") : throw new InvalidOperationException("Nothing was found.");
    }
}
