using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Benchmarks.Matching;

/// <summary>Texts made to be slow, of one to eight million characters.</summary>
internal static class HostileTexts
{
    private const int Million = 1_000_000;

    private static readonly int[] s_millions = [1, 2, 4, 8];

    private static readonly string[] s_prefixes = [.. Enumerable.Range(1, 20).Select(count => string.Join(' ', Enumerable.Repeat("a", count)))];

    private static readonly (string Name, string Unit)[] s_texts =
    [
        ("`a a a a`, where one to twenty of them are aliases", "a "),
        ("the same with an accent of its own each", "a\u0301 "),
        ("combining marks only", "\u0301"),
        ("one word", "x"),
        ("one word of letters beyond Latin", "ж"),
        ("separators of all kinds", "a-a' a, a – a\n"),
        ("pairs of surrogates, no letters", "👮"),
        ("letters beyond the first plane", "𝐁 "),
        ("all aliases one after another", ""),
    ];

    public static string Measure(int rounds)
    {
        var index = PhraseIndex.Build([.. s_prefixes, .. MatchingAliases.All]);
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"""

            ## Hostile texts, with {index.Count:N0} aliases

            Bar: a million characters in 200 ms, and as long for each character of more.

            | text | hits in a million | ms | {string.Join(" | ", s_millions[1..].Select(millions => $"× for {millions} million"))} |
            |---|---|---|{string.Concat(s_millions[1..].Select(_ => "---|"))}

            """);
        foreach (var (name, unit) in s_texts)
        {
            var times = s_millions.Select(millions => Seconds(index, Text(unit, millions * Million), rounds)).ToList();
            report.Append(CultureInfo.InvariantCulture, $"| {name} | {times[0].Hits:N0} | {1_000 * times[0].Seconds:0.0} |");
            foreach (var (millions, time) in s_millions.Zip(times).Skip(1))
                report.Append(CultureInfo.InvariantCulture, $" {time.Seconds / times[0].Seconds / millions:0.00} |");
            report.Append('\n');
        }

        return report.ToString();
    }

    private static string Text(string unit, int length)
    {
        var text = new StringBuilder(length);
        for (var number = 0; text.Length < length; number++)
            text.Append(unit.Length > 0 ? unit : MatchingAliases.All[number % MatchingAliases.All.Count] + " ");
        return text.ToString(0, length);
    }

    private static (long Hits, double Seconds) Seconds(PhraseIndex index, string text, int rounds)
    {
        var hits = new List<PhraseHit>();
        var best = double.MaxValue;
        for (var round = 0; round <= rounds; round++)
        {
            hits.Clear();
            var clock = Stopwatch.StartNew();
            index.Scan(text, hits);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return (hits.Count, best);
    }
}
