using System.Buffers;
using System.Globalization;
using System.Text;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Benchmarks.Matching;

/// <summary>How fast phrases are found beside others' matchers, in the same text in the same run, on one thread each.</summary>
internal static class MatchingComparison
{
    private const long TextBytes = 50_000_000;
    private const string Ours = "Alerts, text as it is";
    private const string DotNet = ".NET SearchValues";

    private static readonly int[] s_counts = [100, 10_000, 100_000];

    /// <param name="rounds">In each of them every contender reads the text once.</param>
    public static async Task<string> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-matching-");
        try
        {
            var rivals = await MatchingRivals.BuildAsync(folder.FullName);
            var report = new StringBuilder();
            report.Append(CultureInfo.InvariantCulture, $"""
                {TextBytes / 1e6:0} MB of made-up news in UTF-8, half English and half Spanish, seed {MatchingArticles.Seed}; one word in a hundred begins an alias; {Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {rounds} rounds.
                Alerts takes the text as it is, in UTF-16; the others take text and aliases folded already.

                """);
            Dictionary<int, double> ours = [];
            foreach (var count in s_counts)
            {
                var speeds = await CompareAsync(count, rounds, rivals, folder.FullName);
                ours[count] = speeds[0].Processor;
                MatchingReport.Append(report, count, TextBytes / 1e6, speeds);
            }
            report.Append(CultureInfo.InvariantCulture,
                $"\nAlerts with {s_counts[^1]:N0} aliases takes {ours[s_counts[^1]] / ours[s_counts[0]]:0.00} × as long as with {s_counts[0]} (bar: 2)\n");
            foreach (var reason in rivals.Skipped)
                report.Append(CultureInfo.InvariantCulture, $"\nSkipped: {reason}\n");
            return report.Append(HostileTexts.Measure(rounds)).ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<MatchingSpeed>> CompareAsync(int count, int rounds, MatchingRivals rivals, string folder)
    {
        var aliases = MatchingAliases.All.Take(count).ToList();
        var articles = MatchingArticles.Create(TextBytes, aliases);
        var folded = FoldedCorpus.Of(aliases, articles);
        var (phrases, text) = (Path.Combine(folder, "phrases"), Path.Combine(folder, "text"));
        await File.WriteAllTextAsync(phrases, string.Concat(folded.Phrases.Select(phrase => phrase + '\n')));
        await File.WriteAllTextAsync(text, string.Join('\n', folded.Articles));

        IReadOnlyList<IMatchingContender> contenders =
        [
            new InProcessContender<PhraseIndex>(Ours, () => PhraseIndex.Build(aliases), index => Count(index, articles)),
            new InProcessContender<SearchValues<string>>(
                DotNet, () => SearchValues.Create(folded.Phrases, StringComparison.Ordinal), values => Count(values, folded.Articles)),
            .. await rivals.StartAsync(phrases, text),
        ];
        var passes = contenders.ToDictionary(contender => contender.Name, _ => new List<MatchingPass>());
        // The first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var contender in contenders)
                passes[contender.Name].Add(await contender.PassAsync());
        }
        foreach (var contender in contenders)
            contender.Dispose();
        return [.. contenders.Select(contender => new MatchingSpeed(contender.Name, contender.BuildSeconds, contender.Bytes, passes[contender.Name][1..]))];
    }

    private static long Count(PhraseIndex index, IReadOnlyList<string> articles)
    {
        var count = 0L;
        var hits = new List<PhraseHit>();
        foreach (var article in articles)
        {
            hits.Clear();
            index.Scan(article, hits);
            count += hits.Count;
        }

        return count;
    }

    /// <summary>It tells where some value begins: not which, nor where it ends.</summary>
    private static long Count(SearchValues<string> values, IReadOnlyList<string> articles)
    {
        var count = 0L;
        foreach (var article in articles)
        {
            var rest = article.AsSpan();
            for (var place = rest.IndexOfAny(values); place >= 0; place = rest.IndexOfAny(values))
            {
                count++;
                rest = rest[(place + 1)..];
            }
        }

        return count;
    }
}
