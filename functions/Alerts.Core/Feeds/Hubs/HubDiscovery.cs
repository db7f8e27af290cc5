namespace Alerts.Core.Feeds.Hubs;

/// <summary>What a poll learns about the feed's hub. It costs nothing: the poll saves the row anyway.</summary>
public sealed class HubDiscovery(HubCallback callback, TimeProvider clock)
{
    /// <param name="feed">As before the poll.</param>
    /// <param name="newItems">Items of the answer that were not known.</param>
    public HubSubscription? AfterPoll(Feed feed, FetchResult.Fetched answer, FeedDocument document, int newItems)
    {
        var now = clock.GetUtcNow();
        var named = HubAddress.Find(feed, answer, document);
        var hub = HubPlan.Named(feed.Hub, named is not null && callback.CanBeCalledBy(named.Hub) ? named : null, now);
        return hub is null ? null : HubWatch.AfterPoll(hub, newItems, feed.LastSucceeded, now);
    }
}
