using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>Gathers what was seen and does not count.</summary>
internal sealed class Rejections
{
    /// <summary>Told of one article; a page of near misses helps nobody.</summary>
    private const int MostTold = 100;

    private readonly List<(Candidate Candidate, RejectionKind Kind, string? Detail)> _all = [];

    public void Add(Candidate candidate, RejectionKind kind, string? detail = null) => _all.Add((candidate, kind, detail));

    /// <summary>What no mention of the same entity covers, like ones once.</summary>
    public IReadOnlyList<Rejection> Told(ArticleReading reading, Func<Candidate, bool> isCovered)
    {
        var told = new List<Rejection>();
        var seen = new HashSet<(int Entity, string Spelling, RejectionKind Kind)>();
        foreach (var (candidate, kind, detail) in _all
            .OrderBy(rejected => rejected.Candidate.Words.Field)
            .ThenBy(rejected => rejected.Candidate.Range.Start)
            .ThenBy(rejected => rejected.Candidate.Entity.Number)
            .ThenBy(rejected => rejected.Candidate.Order))
        {
            if (told.Count == MostTold)
                break;
            if (isCovered(candidate) || !seen.Add((candidate.Entity.Number, candidate.Spelling, kind)))
                continue;
            var surface = reading.Surface(candidate);
            told.Add(new(
                candidate.Entity.Watchlist.Id, candidate.Entity.Entity.Id, candidate.Words.Field, candidate.Range, surface,
                candidate.Spelling, kind, RejectionWords.Of(kind, surface, candidate, detail)));
        }
        return told;
    }
}
