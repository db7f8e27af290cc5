namespace Alerts.Core.Watchlists;

/// <summary>The current watchlists, read again after a while; work goes on with the old ones meanwhile.</summary>
public sealed class WatchlistSource(IWatchlistStore store, TimeProvider clock) : IDisposable
{
    /// <summary>How long an edit may take to reach every instance.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile WatchlistSnapshot? _snapshot;
    private long _readAt;

    public async ValueTask<WatchlistSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } fresh && IsFresh)
            return fresh;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_snapshot is { } other && IsFresh)
                return other;
            var watchlists = await store.ReadCurrentAsync(cancellationToken);
            if (_snapshot is null || !IsSame(_snapshot.Watchlists, watchlists))
                _snapshot = new WatchlistSnapshot(watchlists);
            Volatile.Write(ref _readAt, clock.GetTimestamp());
            return _snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>With every save that has ended before the call.</summary>
    public Task<WatchlistSnapshot> GetNewestAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _readAt, 0);
        return GetAsync(cancellationToken).AsTask();
    }

    public void Dispose() => _reading.Dispose();

    private bool IsFresh => clock.GetElapsedTime(Volatile.Read(ref _readAt)) < Freshness;

    private static bool IsSame(IReadOnlyList<Watchlist> a, IReadOnlyList<Watchlist> b) =>
        a.Select(watchlist => (watchlist.Id, watchlist.Version)).SequenceEqual(b.Select(watchlist => (watchlist.Id, watchlist.Version)));
}
