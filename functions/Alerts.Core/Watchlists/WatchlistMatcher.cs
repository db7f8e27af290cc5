using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists;

/// <summary>
/// Finds the tracked entities of any number of watchlists in an article. A snapshot: it does not change once built, and any
/// number of threads may use it. Time grows with the length of the article, not with the number of aliases.
/// </summary>
/// <exception cref="ArgumentException">A name, alias or phrase has no letter or digit.</exception>
public sealed class WatchlistMatcher(IEnumerable<Watchlist> watchlists)
{
    /// <summary>In one article; what comes after so many is not looked at, and the answer says so.</summary>
    public const int MostHits = 100_000;

    private readonly AliasIndex _index = AliasIndex.Build(watchlists);

    /// <param name="language">Language tag of the article; null when unknown, then aliases of every language count.</param>
    public ArticleMatches Match(string title, string text, string? language) => Match(title, text, language, out _);

    /// <param name="steps">The work done, for tests of its growth.</param>
    internal ArticleMatches Match(string title, string text, string? language, out long steps)
    {
        var scan = new ArticleScan(_index, CompiledAlias.PrimaryLanguage(language));
        scan.Read(TextField.Title, title);
        scan.Read(TextField.Text, text);
        steps = scan.Steps;

        var counting = WithoutShoutedWords(InContext(scan));
        Mention[] mentions =
        [
            .. LongestOf(counting)
                .OrderBy(found => found.Candidate.Words.Field)
                .ThenBy(found => found.Candidate.Range.Start)
                .ThenBy(found => found.Candidate.Alias.Order)
                .Select(found => ToMention(found, found.Candidate.Words.Field == TextField.Title ? title : text)),
        ];
        return mentions.Length > 0 ? new(mentions, []) : ArticleMatches.None;
    }

    private static List<Found> InContext(ArticleScan scan)
    {
        var found = new List<Found>();
        foreach (var candidate in scan.Candidates)
        {
            if (TryFindContext(scan, candidate, out var context))
                found.Add(new Found(candidate, context));
        }
        return found;
    }

    private static bool TryFindContext(ArticleScan scan, Candidate candidate, out string? context)
    {
        var (all, any) = (candidate.Alias.All, candidate.Alias.Any);
        context = null;
        if (all.Count == 0 && any.Count == 0)
            return true;
        var one = any.FirstOrDefault(phrase => scan.HasOutside(candidate.Words, phrase));
        if ((any.Count > 0 && one is null) || !all.All(phrase => scan.HasOutside(candidate.Words, phrase)))
            return false;
        context = string.Join(" + ", all.Concat(one is null ? [] : [one]).Select(phrase => phrase.Text));
        return true;
    }

    /// <summary>
    /// In a title all in capitals, "ICE" may be frozen water: an acronym of up to three letters counts there only if the
    /// text has it too, in a paragraph that is not all capitals.
    /// </summary>
    private static List<Found> WithoutShoutedWords(List<Found> found)
    {
        var proven = found
            .Where(item => item.Candidate is { Words.Field: TextField.Text, IsInCapitals: false })
            .Select(item => item.Candidate.Alias)
            .ToHashSet();
        found.RemoveAll(item =>
            item.Candidate is { Words: { Field: TextField.Title, Count: 1 }, IsInCapitals: true, Alias.LooksLikeWord: true }
            && !proven.Contains(item.Candidate.Alias));
        return found;
    }

    /// <summary>An entity's longer matches go before its shorter ones: "Kilmar Abrego García" is not also "García".</summary>
    private static IEnumerable<Found> LongestOf(List<Found> found)
    {
        var taken = new HashSet<(int Entity, TextField Field, int Word)>();
        foreach (var item in found
            .OrderByDescending(item => item.Candidate.Words.Count)
            .ThenBy(item => item.Candidate.Words.First)
            .ThenBy(item => item.Candidate.Alias.Order))
        {
            var (entity, words) = (item.Candidate.Alias.Entity, item.Candidate.Words);
            // None taken before is shorter, so one that overlaps holds the first or the last word.
            if (taken.Contains((entity, words.Field, words.First)) || taken.Contains((entity, words.Field, words.Last)))
                continue;
            for (var word = words.First; word <= words.Last; word++)
                taken.Add((entity, words.Field, word));
            yield return item;
        }
    }

    private static Mention ToMention(Found found, string field)
    {
        var (candidate, context) = found;
        var range = candidate.Range;
        return candidate.Alias.At(candidate.Words.Field, range, field.Substring(range.Start, range.Length), context);
    }

    private readonly record struct Found(Candidate Candidate, string? Context);
}
