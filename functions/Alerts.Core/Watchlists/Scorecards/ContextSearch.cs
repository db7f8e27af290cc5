using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Looks for the words that part the good hits of an alias from the dismissed ones and from near misses.</summary>
internal sealed class ContextSearch(TrackedEntity entity, Alias alias)
{
    /// <summary>Articles of each sort; fewer prove nothing.</summary>
    public const int Least = 3;

    private const int MostWords = 4;

    /// <summary>Of the good hits, for a word to be proposed.</summary>
    private const int LeastSupport = 2;

    /// <summary>Natural logarithm of how many times likelier the word is beside a good hit than beside a bad one.</summary>
    private const double LeastLogOdds = 1.5;

    private readonly ContextExamples _good = new();
    private readonly ContextExamples _bad = new();

    public void Add(Article article, ArticleMatches matches, bool isGood)
    {
        var hit = matches.Mentions.FirstOrDefault(mention => mention.EntityId == entity.Id && mention.Alias == alias.Text);
        (isGood ? _good : _bad).Add(article, hit?.Field ?? TextField.Title, hit?.Range ?? default);
    }

    /// <summary>An article in which the alias fails at its context alone is one more bad example.</summary>
    public void AddNearMiss(Article article, ArticleMatches matches)
    {
        var miss = matches.Rejected.FirstOrDefault(rejection => rejection.EntityId == entity.Id
            && rejection.Alias == alias.Text
            && rejection.Kind is (RejectionKind.ContextMissing or RejectionKind.ContextForbidden));
        if (miss is not null)
            _bad.Add(article, miss.Field, miss.Range);
    }

    /// <returns>Null where no few words part them.</returns>
    public Suggestion? Suggest()
    {
        var (good, bad) = (_good.All, _bad.All);
        if (good.Count < Least || bad.Count < Least)
            return null;

        var telling = TellingWords(good, bad);
        var chosen = new List<string>();
        var (open, spoiled) = (good.ToList(), bad.ToList());
        while (chosen.Count < MostWords && Best(telling.Except(chosen), open, spoiled) is { } word)
        {
            chosen.Add(word);
            _ = open.RemoveAll(example => example.Names.ContainsKey(word));
            _ = spoiled.RemoveAll(example => example.Names.ContainsKey(word));
        }

        if (chosen.Count == 0 || spoiled.Count == 0)
            return null;
        var rule = new ContextRule([.. chosen.Select(word => SurfaceOf(word, good))], alias.Requires?.All ?? []);
        return new(
            SuggestionKind.RequiredContext, alias with { Requires = rule }, good.Count - open.Count, spoiled[0].Sentence,
            new(good.Count, good.Count - open.Count, bad.Count, bad.Count - spoiled.Count));
    }

    /// <summary>The most telling first.</summary>
    private List<string> TellingWords(IReadOnlyCollection<ContextExample> good, IReadOnlyCollection<ContextExample> bad)
    {
        var own = FoldedName.WordsOf(alias.Text).ToHashSet(StringComparer.Ordinal);
        var inBad = bad.SelectMany(example => example.Names.Keys).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. good.SelectMany(example => example.Names.Keys).CountBy(word => word)
                .Where(word => word.Value >= LeastSupport && !own.Contains(word.Key))
                .Select(word => (word.Key, LogOdds: LogOdds(word.Value, good.Count, inBad.GetValueOrDefault(word.Key), bad.Count)))
                .Where(word => word.LogOdds >= LeastLogOdds)
                .OrderByDescending(word => word.LogOdds)
                .ThenBy(word => word.Key, StringComparer.Ordinal)
                .Select(word => word.Key),
        ];
    }

    /// <summary>The word that keeps most good hits which no chosen word keeps, at the least price in bad ones.</summary>
    private static string? Best(IEnumerable<string> words, List<ContextExample> good, List<ContextExample> bad)
    {
        var (best, most) = ((string?)null, 0);
        foreach (var word in words)
        {
            var gain = good.Count(example => example.Names.ContainsKey(word)) - (2 * bad.Count(example => example.Names.ContainsKey(word)));
            if (gain > most)
                (best, most) = (word, gain);
        }

        return best;
    }

    // Half an article more everywhere: a word that never stands beside a bad hit is not infinitely telling.
    private static double LogOdds(int good, int goodInAll, int bad, int badInAll) =>
        Math.Log((good + 0.5) / (goodInAll - good + 0.5)) - Math.Log((bad + 0.5) / (badInAll - bad + 0.5));

    private static string SurfaceOf(string word, IReadOnlyCollection<ContextExample> good) => good
        .Where(example => example.Names.ContainsKey(word))
        .CountBy(example => example.Names[word])
        .OrderByDescending(surface => surface.Value)
        .ThenBy(surface => surface.Key, StringComparer.Ordinal)
        .First().Key;
}
