namespace Alerts.Core.Feeds.Hubs;

/// <param name="Secret">Null when the subscription is to end.</param>
public sealed record HubRequest(string Hub, string Topic, string Token, string? Secret);

/// <param name="Hub">What the feed's row says before the request is sent.</param>
/// <param name="Request">Null when there is nothing to ask.</param>
public sealed record HubStep(HubSubscription? Hub, HubRequest? Request);

/// <summary>What a feed's subscription needs next, out of its row and the time alone.</summary>
public static class HubPlan
{
    /// <summary>What we ask for; the hub decides.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromDays(10);

    /// <summary>A lease is renewed when this part of it is left.</summary>
    private const double RenewedWithLeft = 0.2;

    /// <summary>The time that a hub has to verify a request; doubled after each that it did not.</summary>
    private static readonly TimeSpan s_answerTime = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_longestPause = TimeSpan.FromDays(1);

    /// <summary>A refusal may have been the hub's bad day.</summary>
    private static readonly TimeSpan s_refusalHolds = TimeSpan.FromDays(7);

    /// <summary>What the row says of the hub after a poll.</summary>
    /// <param name="named">The hub of the answer; null when it names none or one that could not call back.</param>
    public static HubSubscription? Named(HubSubscription? known, HubAddress? named, DateTimeOffset now)
    {
        if (known is null || named is null)
            return named is null ? Left(known) : Found(named, null, now);
        if (known.Hub != named.Hub || known.Topic != named.Topic)
            return Found(named, FormerOf(known), now);

        var mayAsk = known.State == HubState.Ended && (known.Fault is null || known.RequestedAt + s_refusalHolds <= now);
        return mayAsk ? Found(named, known.Former, now) : known;
    }

    /// <summary>The subscription as one that is to end; null when there is nothing to end.</summary>
    public static HubSubscription? Left(HubSubscription? hub) => hub is not null && FormerOf(hub) is { } former
        ? new(hub.Hub, hub.Topic, "", "", HubState.Ended, hub.RequestedAt) { Former = former }
        : null;

    /// <returns>When the row needs the next step; null when it waits for nothing.</returns>
    public static DateTimeOffset? DueAt(Feed feed)
    {
        if (feed.Hub is not { } hub)
            return null;
        var own = feed.State == FeedState.Active ? OwnDueAt(hub) : IsLive(hub) ? hub.RequestedAt : null;
        return Earlier(own, FormerDueAt(hub));
    }

    /// <returns>Null when nothing is due.</returns>
    public static HubStep? Next(Feed feed, DateTimeOffset now)
    {
        if (!(DueAt(feed) <= now))
            return null;

        var hub = feed.State == FeedState.Active || !IsLive(feed.Hub!) ? feed.Hub! : Left(feed.Hub)!;
        if (hub.Former is { AskedAt: null } former)
            return new(hub with { Former = former with { AskedAt = now } }, new(former.Hub, former.Topic, former.Token, null));
        if (FormerDueAt(hub) <= now)
            return new(hub is { State: HubState.Ended, Fault: null } ? null : hub with { Former = null }, null);
        return Subscribe(hub, now);
    }

    /// <summary>We have asked, and the hub has not verified it yet: a new subscription or the renewal of one.</summary>
    public static bool AwaitsVerification(HubSubscription hub) =>
        hub.State == HubState.Pending || (hub.State == HubState.Active && hub.OpenRequests > 0);

    /// <summary>A renewal keeps its keys, since pushes go on meanwhile; a new start gets new ones.</summary>
    private static HubStep Subscribe(HubSubscription hub, DateTimeOffset now)
    {
        var asked = hub.State == HubState.Active && hub.ExpiresAt > now
            ? hub
            : hub with { State = HubState.Pending, Token = HubKeys.Create(), Secret = HubKeys.Create(), ExpiresAt = null, VerifiedAt = null };
        asked = asked with { RequestedAt = now, OpenRequests = hub.OpenRequests + 1, NotBefore = null };
        return new(asked, new(asked.Hub, asked.Topic, asked.Token, asked.Secret));
    }

    private static DateTimeOffset? OwnDueAt(HubSubscription hub) => hub switch
    {
        { State: HubState.Found } => hub.RequestedAt,
        { State: HubState.Ended } => null,
        { OpenRequests: > 0 } => Later(hub.RequestedAt + Pause(hub.OpenRequests), hub.NotBefore),
        _ => Earlier(RenewAt(hub), QuietAt(hub)),
    };

    private static DateTimeOffset? RenewAt(HubSubscription hub) => hub.ExpiresAt - (hub.ExpiresAt - hub.VerifiedAt) * RenewedWithLeft;

    private static DateTimeOffset? QuietAt(HubSubscription hub) => hub.Misses >= HubWatch.MostMisses && hub.MissedSince is { } since
        ? Later(since, hub.RequestedAt) + HubWatch.Patience
        : null;

    private static DateTimeOffset? FormerDueAt(HubSubscription hub) => hub.Former switch
    {
        null => null,
        { AskedAt: { } asked } => asked + s_answerTime,
        _ => hub.RequestedAt,
    };

    private static TimeSpan Pause(int requests) =>
        TimeSpan.FromTicks(Math.Min(s_answerTime.Ticks << Math.Min(requests - 1, 10), s_longestPause.Ticks));

    private static HubSubscription Found(HubAddress address, FormerHub? former, DateTimeOffset now) =>
        new(address.Hub, address.Topic, "", "", HubState.Found, now) { Former = former };

    private static FormerHub? FormerOf(HubSubscription hub) => IsLive(hub) ? new(hub.Hub, hub.Topic, hub.Token) : hub.Former;

    private static bool IsLive(HubSubscription hub) => hub.State is HubState.Pending or HubState.Active;

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
