using System.Runtime.InteropServices;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists.Matching;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Watchlists;

/// <summary>
/// Finds the tracked entities of any number of watchlists in an article. A snapshot: it does not change once built, and any
/// number of threads may use it. Time grows with the length of the article, not with the number of aliases.
/// </summary>
/// <exception cref="ArgumentException">A name, alias or phrase has no letter or digit.</exception>
public sealed class WatchlistMatcher(IEnumerable<Watchlist> watchlists)
{
    /// <summary>In one article; what comes after so many is not looked at, and the answer says so.</summary>
    public const int MostHits = 20_000;

    [ThreadStatic]
    private static List<PhraseHit>? t_hits;

    private readonly AliasIndex _index = AliasIndex.Build(watchlists);

    /// <param name="language">Language tag of the article; null when unknown, then aliases of every language count.</param>
    public ArticleMatches Match(string title, string text, string? language) => Match(title, text, language, out _);

    /// <param name="steps">The work done, for tests of its growth.</param>
    internal ArticleMatches Match(string title, string text, string? language, out long steps)
    {
        var hits = t_hits ??= [];
        hits.Clear();
        _index.Phrases.Scan(title, hits, out var titleSteps, MostHits + 1);
        var inTitle = hits.Count;
        _index.Phrases.Scan(text, hits, out var textSteps, MostHits + 1);
        steps = titleSteps + textSteps;
        if (!MayMention(hits))
            return ArticleMatches.None;

        var isCut = hits.Count > MostHits;
        var followed = CollectionsMarshal.AsSpan(hits)[..Math.Min(hits.Count, MostHits)];
        inTitle = Math.Min(inTitle, followed.Length);
        var reading = new ArticleReading(_index, title, text, CompiledAlias.PrimaryLanguage(language));
        reading.Read(followed[..inTitle], followed[inTitle..]);
        var matches = Weighed(reading, title, text) with { IsCut = isCut || reading.IsCut };
        steps += reading.Steps;
        return matches;
    }

    private bool MayMention(List<PhraseHit> hits)
    {
        foreach (var hit in hits)
        {
            if ((_index.RolesOf(hit.Phrase) & PhraseRoles.Mention) != 0)
                return true;
        }
        return false;
    }

    private static ArticleMatches Weighed(ArticleReading reading, string title, string text)
    {
        var covered = new HashSet<(int Entity, TextField Field, int Word)>();
        List<Candidate> counting = [.. LongestOf(reading.Aliases.Concat(new ShortNameReader(reading).Read()), covered)];
        var mentions = counting.ConvertAll(candidate => (Candidate: candidate, Mention: ToMention(candidate, reading)));
        var below = new EntityThresholds(title, text).Below(mentions, reading.Rejections);
        Mention[] told =
        [
            .. mentions
                .Where(pair => !below.Contains(pair.Candidate.Entity.Number))
                .OrderBy(pair => pair.Mention.Field)
                .ThenBy(pair => pair.Mention.Range.Start)
                .ThenBy(pair => pair.Candidate.Entity.Number)
                .Select(pair => pair.Mention),
        ];
        return new(told, reading.Rejections.Told(reading, candidate =>
            !below.Contains(candidate.Entity.Number) && covered.Contains((candidate.Entity.Number, candidate.Words.Field, candidate.Words.First))));
    }

    /// <summary>An entity's longer matches go before its shorter ones: "Kilmar Abrego García" is not also "García".</summary>
    private static IEnumerable<Candidate> LongestOf(IEnumerable<Candidate> candidates, HashSet<(int Entity, TextField Field, int Word)> taken)
    {
        foreach (var candidate in candidates
            .OrderByDescending(candidate => candidate.Words.Count)
            .ThenBy(candidate => candidate.Words.Field)
            .ThenBy(candidate => candidate.Words.First)
            .ThenBy(candidate => candidate.Order))
        {
            var (entity, words) = (candidate.Entity.Number, candidate.Words);
            // None taken before is shorter, so one that overlaps holds the first or the last word.
            if (taken.Contains((entity, words.Field, words.First)) || taken.Contains((entity, words.Field, words.Last)))
                continue;
            for (var word = words.First; word <= words.Last; word++)
                taken.Add((entity, words.Field, word));
            yield return candidate;
        }
    }

    private static Mention ToMention(Candidate candidate, ArticleReading reading) => new(
        candidate.Entity.Watchlist.Id, candidate.Entity.Entity.Id, candidate.Words.Field, candidate.Range, reading.Surface(candidate),
        candidate.Spelling, candidate.Kind, candidate.Context, candidate.Introduction);
}
