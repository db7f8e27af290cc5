using Alerts.Core.Watchlists;

namespace Alerts.Core.Tests.Watchlists.Editing;

/// <summary>Versions in memory.</summary>
internal sealed class KeptVersions : IWatchlistStore
{
    public List<WatchlistVersion> Versions { get; } = [];

    /// <summary>Runs before a version is added, as another editor would.</summary>
    public Action BeforeAdding { get; set; } = () => { };

    /// <summary>Runs while somebody reads all.</summary>
    public Func<Task> WhileReading { get; set; } = () => Task.CompletedTask;

    public int Readings { get; private set; }

    public async Task<CurrentWatchlists> ReadCurrentAsync(CurrentWatchlists? known, CancellationToken cancellationToken)
    {
        Readings++;
        await WhileReading();
        return new([.. Versions.GroupBy(version => version.Watchlist.Id).Select(versions => versions.Last().Watchlist)]);
    }

    public Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken) =>
        Task.FromResult(Versions.LastOrDefault(kept =>
            kept.Watchlist.Id == watchlistId && (version is null || kept.Watchlist.Version == version)));

    public IAsyncEnumerable<VersionEntry> ReadHistoryAsync(string watchlistId, int? before, int limit, CancellationToken cancellationToken) =>
        Versions.Where(kept => kept.Watchlist.Id == watchlistId && (before is null || kept.Watchlist.Version < before))
            .Reverse().Take(limit).Select(kept => new VersionEntry(kept.Watchlist.Version, kept.Change)).ToAsyncEnumerable();

    public Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken)
    {
        BeforeAdding();
        if (Versions.Any(kept => kept.Watchlist.Id == watchlist.Id && kept.Watchlist.Version == watchlist.Version))
            return Task.FromResult(false);
        Versions.Add(new(watchlist, change));
        return Task.FromResult(true);
    }
}
