namespace Alerts.Core.Watchlists;

/// <summary>The watchlists of one moment with their compiled matcher; immutable, shared by all threads.</summary>
public sealed class WatchlistSnapshot
{
    private readonly Dictionary<(string WatchlistId, string EntityId), (Watchlist Watchlist, TrackedEntity Entity)> _entities;

    public WatchlistSnapshot(IReadOnlyList<Watchlist> watchlists)
    {
        Watchlists = watchlists;
        Matcher = new WatchlistMatcher(watchlists);
        _entities = watchlists
            .SelectMany(watchlist => watchlist.Entities.Select(entity => (watchlist, entity)))
            .ToDictionary(pair => (pair.watchlist.Id, pair.entity.Id));
        Entities = [.. watchlists.SelectMany(watchlist => watchlist.Entities).DistinctBy(entity => entity.Id)];
    }

    public IReadOnlyList<Watchlist> Watchlists { get; }

    public WatchlistMatcher Matcher { get; }

    public (Watchlist Watchlist, TrackedEntity Entity) Entity(string watchlistId, string entityId) => _entities[(watchlistId, entityId)];

    /// <summary>Each entity once, whichever watchlists hold it.</summary>
    public IReadOnlyList<TrackedEntity> Entities { get; }
}
