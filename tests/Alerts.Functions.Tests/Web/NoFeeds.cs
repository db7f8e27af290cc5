using Alerts.Core.Feeds;

namespace Alerts.Functions.Tests.Web;

/// <summary>Where only the doors are tried: nothing is in the store, and nothing gets in.</summary>
internal sealed class NoFeeds : IFeedStore
{
    public IAsyncEnumerable<Feed> ReadAllAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<Feed>();

    public IAsyncEnumerable<string> ReadHubDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<string>();

    public IAsyncEnumerable<Feed> ReadAfterAsync(string? afterId, int portion, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<Feed>();

    public IAsyncEnumerable<DueFeed> ReadDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<DueFeed>();

    public Task<Feed?> FindAsync(string feedId, CancellationToken cancellationToken) => Task.FromResult<Feed?>(null);

    public Task<Feed?> FindByUrlAsync(string url, CancellationToken cancellationToken) => Task.FromResult<Feed?>(null);

    public Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> AddAllAsync(IReadOnlyCollection<Feed> feeds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemoveAsync(string feedId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
