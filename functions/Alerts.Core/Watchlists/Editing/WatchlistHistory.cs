namespace Alerts.Core.Watchlists.Editing;

/// <summary>Versions of a watchlist, newest first.</summary>
/// <param name="Continuation">The version before which the next page begins; null on the last.</param>
public sealed record HistoryPage(IReadOnlyList<VersionEntry> Versions, int? Continuation);

/// <summary>What was saved, by whom, when and why.</summary>
public sealed class WatchlistHistory(IWatchlistStore store)
{
    /// <param name="version">Null for the newest.</param>
    public Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken) =>
        WatchlistRules.IsId(watchlistId)
            ? store.FindAsync(watchlistId, version, cancellationToken)
            : Task.FromResult<WatchlistVersion?>(null);

    /// <param name="before">The continuation of the page before; null for the first.</param>
    /// <returns>Null when there is no such watchlist.</returns>
    public async Task<HistoryPage?> ListAsync(string watchlistId, int? before, int limit, CancellationToken cancellationToken)
    {
        if (!WatchlistRules.IsId(watchlistId))
            return null;
        var page = await store.ReadHistoryAsync(watchlistId, before, limit + 1, cancellationToken).ToListAsync(cancellationToken);
        if (page.Count == 0 && before is null)
            return null;
        var isLast = page.Count <= limit;
        return isLast ? new(page, null) : new([.. page.Take(limit)], page[limit - 1].Version);
    }

    /// <returns>Null when there is no such watchlist or version.</returns>
    public async Task<IReadOnlyList<string>?> DiffAsync(string watchlistId, int from, int to, CancellationToken cancellationToken)
    {
        var (before, after) = (await FindAsync(watchlistId, from, cancellationToken), await FindAsync(watchlistId, to, cancellationToken));
        return before is null || after is null ? null : WatchlistDiff.Between(before.Watchlist, after.Watchlist);
    }
}
