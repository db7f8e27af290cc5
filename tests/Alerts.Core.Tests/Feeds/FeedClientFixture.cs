using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

/// <summary>A client that may ask the scripted server, at noon on 14 April 2025.</summary>
public abstract class FeedClientFixture
{
    protected const string Rss = "<rss version=\"2.0\"><channel><title>News</title></channel></rss>";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 4, 14, 12, 0, 0, TimeSpan.Zero));

    protected FetchOptions Settings { get; } = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected async Task<FetchResult> FetchAsync(string url) => await FetchAsync(FeedAt(url));

    protected async Task<FetchResult> FetchAsync(Feed feed)
    {
        using var client = ClientWith(new PrivateNetworkAccess());
        return await client.FetchAsync(feed, Token);
    }

    protected FeedClient ClientWith(PrivateNetworkAccess? access) =>
        new(new FeedHandlers(Options.Create(Settings), access), Options.Create(Settings), Time);

    protected static Feed FeedAt(string url) => new() { Id = Feed.IdOf(url), Url = url, Title = "News" };

    protected static FetchResult.Failed AssertFailed(FetchResult result, FeedErrorKind kind, string? message = null)
    {
        var failed = Assert.IsType<FetchResult.Failed>(result);
        Assert.Equal(kind, failed.Error.Kind);
        Assert.Equal(message ?? failed.Error.Message, failed.Error.Message);
        return failed;
    }

    protected static Task Aborted(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        _ = context.RequestAborted.Register(aborted.SetResult);
        return aborted.Task;
    }
}
