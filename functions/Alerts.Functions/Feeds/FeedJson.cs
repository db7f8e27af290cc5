using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Managing;

namespace Alerts.Functions.Feeds;

/// <summary>A feed as the API's callers know it: what they set, how it is, what is known of its publisher. No secret of a subscription.</summary>
/// <param name="NextPoll">Null for a feed that is not polled.</param>
/// <param name="NotBefore">Until when its publisher asked not to be called, if that lies ahead.</param>
/// <param name="ItemsPerDay">New items of each day in UTC, today last.</param>
/// <param name="Etag">For <c>If-Match</c>; it changes with what editors set, not with each poll.</param>
internal sealed record FeedJson(
    string Id, string Url, string Title, string? Site, string? Folder, FeedState State, bool Paused, bool ReadsPages, HealthJson Health,
    DateTimeOffset? LastSucceeded, DateTimeOffset? LastPolled, DateTimeOffset? NextPoll, DateTimeOffset? NotBefore,
    int Failures, FeedError? LastError, string? Warning, IReadOnlyList<int> ItemsPerDay, DateTimeOffset? LastNewItems,
    DateTimeOffset? PossibleLossAt, DateTimeOffset? RenumberedAt, HubJson? Hub, FeedMove? Move, string Etag)
{
    public static FeedJson Of(Feed feed, DateTimeOffset now) => Of(feed, FeedHealth.Of(feed, now), now);

    private static FeedJson Of(Feed feed, FeedHealth health, DateTimeOffset now) => new(
        feed.Id, feed.Url, feed.Name, feed.SiteLink, feed.Folder, feed.State, feed.State == FeedState.Paused, feed.ReadsPages, HealthJson.Of(health),
        feed.LastSucceeded, feed.LastPolled, health.NextPoll, feed.NotBefore > now ? feed.NotBefore : null,
        feed.Failures, feed.LastError, feed.Warning, health.ItemsPerDay, feed.Rhythm.LastNewItems,
        feed.PossibleLossAt, feed.RenumberedAt, HubJson.Of(feed.Hub), feed.Move, FeedAnswers.TagOf(feed).ToString());
}

internal sealed record HealthJson(FeedHealthState State, string Words)
{
    public static HealthJson Of(FeedHealth health) => new(health.State, health.Words);
}

internal sealed record HubJson(string Hub, HubState State, DateTimeOffset? ExpiresAt, DateTimeOffset? LastPush, DateTimeOffset? MissedSince)
{
    public static HubJson? Of(HubSubscription? hub) =>
        hub is null ? null : new(hub.Hub, hub.State, hub.ExpiresAt, hub.LastPush, hub.MissedSince);
}

/// <param name="Continuation">To be sent back for the next page; null on the last.</param>
internal sealed record FeedPageJson(IEnumerable<FeedJson> Feeds, string? Continuation)
{
    public static FeedPageJson Of(FeedPage page, DateTimeOffset now) => new(page.Feeds.Select(feed => FeedJson.Of(feed, now)), page.Continuation);
}

internal sealed record DiscoveryJson(string Address, bool IsFeed, string Words, IReadOnlyList<FeedCandidate> Feeds, IReadOnlyList<AskedInVain> AskedInVain)
{
    public static DiscoveryJson Of(DiscoveredFeeds found) => new(found.Address, found.IsFeed, found.Words, found.Feeds, found.InVain);
}

/// <param name="AlreadyThere">Known before, or twice in the list; left as they are.</param>
internal sealed record ImportJson(int Added, int AlreadyThere, IReadOnlyList<RefusedEntry> Refused)
{
    public static ImportJson Of(FeedImport import) => new(import.Added.Count, import.AlreadyThere, import.Refused);
}
