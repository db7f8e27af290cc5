namespace Alerts.Core.Feeds;

public interface IFeedStore
{
    IAsyncEnumerable<Feed> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Id and due time of active feeds that are due.</summary>
    IAsyncEnumerable<FetchFeed> ReadDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    Task<Feed?> FindAsync(string feedId, CancellationToken cancellationToken);

    /// <returns>False when the feed was there already; it is then left as it is.</returns>
    Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken);

    /// <returns>False when the row has changed since the feed was read; nothing is written then.</returns>
    Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken);

    Task RemoveAsync(string feedId, CancellationToken cancellationToken);
}
