namespace Alerts.Core.Watchlists.Editing;

/// <summary>Warns of names and aliases that would find far more, or something else, than their author thinks.</summary>
public sealed class SpellingCheck(WatchlistSource watchlists) : IDraftCheck
{
    public async Task<IReadOnlyList<DraftWarning>> CheckAsync(Watchlist? saved, Watchlist draft, CancellationToken cancellationToken)
    {
        var snapshot = await watchlists.GetNewestAsync(cancellationToken);
        Watchlist[] others = [.. snapshot.Watchlists.Where(watchlist => watchlist.Id != draft.Id)];
        var warnings = Of(draft, others);
        if (saved is null || warnings.Length == 0)
            return warnings;
        var known = Of(saved, others).Select(warning => warning.Key).ToHashSet(StringComparer.Ordinal);
        return [.. warnings.Where(warning => !known.Contains(warning.Key))];
    }

    private static DraftWarning[] Of(Watchlist watchlist, IReadOnlyList<Watchlist> others)
    {
        var spellings = Spelling.AllOf(watchlist);
        var owners = SpellingOwners.Of(spellings, others);
        return
        [
            .. spellings.SelectMany(spelling => OfAlone(spelling).Concat(owners.Warn(spelling))).DistinctBy(warning => warning.Key),
        ];
    }

    private static IEnumerable<DraftWarning> OfAlone(Spelling spelling) => new[]
    {
        SpellingWarnings.Markup(spelling),
        spelling.HasContext ? null : SpellingWarnings.StopWords(spelling) ?? SpellingWarnings.Everyday(spelling)
            ?? SpellingWarnings.Short(spelling) ?? SpellingWarnings.PartOfName(spelling),
    }.OfType<DraftWarning>();
}
