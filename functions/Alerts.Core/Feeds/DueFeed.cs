namespace Alerts.Core.Feeds;

/// <summary>A feed that waits to be polled.</summary>
public sealed record DueFeed(string FeedId, string Url, DateTimeOffset DueAt)
{
    public FetchFeed ToMessage() => new(FeedId, DueAt);
}
