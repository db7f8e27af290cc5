using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alerts.Core.Watchlists;

namespace Alerts.Benchmarks.Matching;

/// <summary>Texts made to be slow, of one to eight million characters.</summary>
internal static class HostileTexts
{
    private const int Million = 1_000_000;
    private const int AliasesOfEntity = 10;

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
        var (matcher, seconds, bytes) = Build([.. s_prefixes, .. MatchingAliases.All]);
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"""

            ## The whole matcher: context, short names and rejections included

            {MatchingAliases.All.Count:N0} aliases, {AliasesOfEntity} an entity, with their exclusions and plurals: built in {seconds:0.00} s, {bytes / 1e6:0.0} MB kept.

            Hostile texts. Bar: a million characters in 200 ms, and as long for each character of more. Of one text {WatchlistMatcher.MostHits:N0} hits are
            followed, so beyond them the work for a character falls.

            | text | mentions in a million | ms | {string.Join(" | ", s_millions[1..].Select(millions => $"× for {millions} million"))} |
            |---|---|---|{string.Concat(s_millions[1..].Select(_ => "---|"))}

            """);
        foreach (var (name, unit) in s_texts)
        {
            var times = s_millions.Select(millions => Seconds(matcher, Text(unit, millions * Million), rounds)).ToList();
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

    private static (WatchlistMatcher Matcher, double Seconds, long Bytes) Build(string[] aliases)
    {
        var watchlist = new Watchlist
        {
            Id = "generated",
            Name = "Generated",
            Entities =
            [
                .. aliases.Chunk(AliasesOfEntity).Select((chunk, number) => new TrackedEntity
                {
                    Id = $"entity-{number}",
                    Name = chunk[0],
                    Type = number % 2 == 0 ? EntityType.Organization : EntityType.Other,
                    Aliases = [.. chunk.Skip(1).Select(alias => new Alias(alias))],
                    Exclude = [chunk[0] + " Group"],
                }),
            ],
        };
        _ = new WatchlistMatcher([watchlist]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var matcher = new WatchlistMatcher([watchlist]);
        var seconds = clock.Elapsed.TotalSeconds;
        return (matcher, seconds, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private static (long Hits, double Seconds) Seconds(WatchlistMatcher matcher, string text, int rounds)
    {
        var best = double.MaxValue;
        var mentions = 0;
        for (var round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            mentions = matcher.Match("", text, null).Mentions.Count;
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return (mentions, best);
    }
}
