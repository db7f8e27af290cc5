using Microsoft.Extensions.Logging;

namespace Alerts.Core.Watchlists;

/// <summary>
/// The current watchlists. While they are read anew and compiled, work goes on with the old ones; a reading that fails changes
/// nothing, and the next one is the retry.
/// </summary>
public sealed class WatchlistSource(IWatchlistStore store, TimeProvider clock, ILogger<WatchlistSource> logger) : IDisposable
{
    /// <summary>How long ago the last look at the store may be before another begins, beside the work.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    /// <summary>
    /// When the last look is so long ago, nobody has worked since; who comes first waits for one. So an edit reaches every instance
    /// within this time and what compiling takes.
    /// </summary>
    public static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _gate = new();
    private volatile Loaded? _loaded;
    private Task _look = Task.CompletedTask;
    private long _lookedAt;

    public async ValueTask<WatchlistSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (_loaded is null)
            return await ReadAsync(isFirst: true, cancellationToken);
        var unseen = clock.GetElapsedTime(Volatile.Read(ref _lookedAt));
        if (unseen >= Freshness && BeginLook() is { } look && unseen >= LongestUnseen)
            await look.WaitAsync(cancellationToken);
        return _loaded.Snapshot;
    }

    /// <summary>With every save that has ended before the call.</summary>
    public Task<WatchlistSnapshot> GetNewestAsync(CancellationToken cancellationToken) => ReadAsync(isFirst: false, cancellationToken);

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _reading.Dispose();
    }

    /// <returns>Null when somebody else's look is not over yet: nobody waits for that.</returns>
    private Task? BeginLook()
    {
        lock (_gate)
        {
            if (!_look.IsCompleted)
                return null;
            Volatile.Write(ref _lookedAt, clock.GetTimestamp());
            return _look = Task.Run(() => LookAsync(_stopping.Token));
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            await ReadAsync(isFirst: false, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            logger.WatchlistsNotRead(exception);
        }
    }

    /// <param name="isFirst">Whether any reading will do, so that all who wait for the first one share it.</param>
    private async Task<WatchlistSnapshot> ReadAsync(bool isFirst, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (isFirst && _loaded is { } other)
                return other.Snapshot;
            var begun = clock.GetTimestamp();
            var current = await store.ReadCurrentAsync(_loaded?.Current, cancellationToken);
            var snapshot = _loaded is { } known && IsSame(known.Current, current) ? known.Snapshot : new WatchlistSnapshot(current.Watchlists);
            _loaded = new(current, snapshot);
            Volatile.Write(ref _lookedAt, begun);
            return snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static bool IsSame(CurrentWatchlists a, CurrentWatchlists b) => a.Watchlists
        .Select(watchlist => (watchlist.Id, watchlist.Version))
        .SequenceEqual(b.Watchlists.Select(watchlist => (watchlist.Id, watchlist.Version)));

    private sealed record Loaded(CurrentWatchlists Current, WatchlistSnapshot Snapshot);
}
