namespace Alerts.Core.Watchlists;

/// <summary>Who saved a version, when and why.</summary>
public sealed record WatchlistChange(string Who, DateTimeOffset When, string Why)
{
    /// <summary>What became different, in words; the first ones where it is a great deal.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>A version with its content.</summary>
public sealed record WatchlistVersion(Watchlist Watchlist, WatchlistChange Change);

/// <summary>A version without its content.</summary>
public sealed record VersionEntry(int Version, WatchlistChange Change);

/// <summary>The newest version of each watchlist.</summary>
/// <param name="Tag">By which the store tells at little cost that nothing was saved since; null when it cannot tell.</param>
public sealed record CurrentWatchlists(IReadOnlyList<Watchlist> Watchlists, string? Tag = null);

public interface IWatchlistStore
{
    /// <param name="known">An earlier answer; what has not changed since is not read again.</param>
    Task<CurrentWatchlists> ReadCurrentAsync(CurrentWatchlists? known, CancellationToken cancellationToken);

    /// <param name="version">Null for the newest.</param>
    Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only versions older than this one; null for all.</param>
    /// <param name="limit">How many are wanted, so that no more are read.</param>
    IAsyncEnumerable<VersionEntry> ReadHistoryAsync(string watchlistId, int? before, int limit, CancellationToken cancellationToken);

    /// <summary>Adds the version that the watchlist names.</summary>
    /// <returns>False when that version is there already.</returns>
    Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken);
}
