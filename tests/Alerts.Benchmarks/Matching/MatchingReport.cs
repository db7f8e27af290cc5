using System.Globalization;
using System.Text;

namespace Alerts.Benchmarks.Matching;

internal static class MatchingReport
{
    /// <param name="megabytes">Of the text.</param>
    /// <param name="speeds">The first is ours.</param>
    public static void Append(StringBuilder report, int aliases, double megabytes, IReadOnlyList<MatchingSpeed> speeds)
    {
        report.Append(CultureInfo.InvariantCulture, $"""

            ## {aliases:N0} aliases

            | what | MB/s | Alerts is × as fast | MB a processor second | × | found | built in s | MB kept |
            |---|---|---|---|---|---|---|---|

            """);
        var ours = speeds[0];
        foreach (var speed in speeds)
        {
            var (times, timesByProcessor) = speed == ours ? ("", "") : (Times(speed.Clock / ours.Clock), Times(speed.Processor / ours.Processor));
            report.Append(CultureInfo.InvariantCulture,
                $"| {speed.Name} | {megabytes / speed.Clock:0} | {times} | {megabytes / speed.Processor:0} | {timesByProcessor} | {speed.Hits:N0} | {speed.BuildSeconds:0.00} | {speed.Bytes / 1e6:0.0} |\n");
        }
    }

    private static string Times(double times) => times.ToString("0.00", CultureInfo.InvariantCulture);
}
