namespace Alerts.Core.Watchlists;

/// <summary>Who saved a version, when and why.</summary>
public sealed record WatchlistChange(string Who, DateTimeOffset When, string Why);

public interface IWatchlistStore
{
    /// <summary>The newest version of each watchlist.</summary>
    Task<IReadOnlyList<Watchlist>> ReadCurrentAsync(CancellationToken cancellationToken);

    /// <summary>Adds the version that the watchlist names.</summary>
    /// <returns>False when that version is there already.</returns>
    Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken);
}
