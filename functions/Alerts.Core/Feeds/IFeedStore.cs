namespace Alerts.Core.Feeds;

public interface IFeedStore
{
    IAsyncEnumerable<Feed> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Feeds by their ids in order, behind the given one; fetched in portions of the given size.</summary>
    /// <param name="afterId">Null for the first.</param>
    IAsyncEnumerable<Feed> ReadAfterAsync(string? afterId, int portion, CancellationToken cancellationToken);

    /// <summary>Active feeds that are due.</summary>
    IAsyncEnumerable<DueFeed> ReadDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ids of feeds whose hub needs something done, as <see cref="Hubs.HubPlan.DueAt"/> says.</summary>
    IAsyncEnumerable<string> ReadHubDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    Task<Feed?> FindAsync(string feedId, CancellationToken cancellationToken);

    /// <summary>The feed that is polled at this address, which need not be the one that its id was made of. Searches all rows.</summary>
    Task<Feed?> FindByUrlAsync(string url, CancellationToken cancellationToken);

    /// <returns>False when the feed was there already; it is then left as it is.</returns>
    Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken);

    /// <summary>Adds many at once: the number of storage operations grows with hundreds of feeds, not with each.</summary>
    /// <returns>Ids of those that were not there already, by id or by address; those that were are left as they are.</returns>
    Task<IReadOnlySet<string>> AddAllAsync(IReadOnlyCollection<Feed> feeds, CancellationToken cancellationToken);

    /// <returns>False when the row has changed since the feed was read; nothing is written then.</returns>
    Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken);

    Task RemoveAsync(string feedId, CancellationToken cancellationToken);
}
