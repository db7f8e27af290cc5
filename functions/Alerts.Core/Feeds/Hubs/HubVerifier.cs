using Alerts.Core.Feeds.Parsing;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>A hub's question whether we meant a request, or its refusal of one.</summary>
public sealed record HubQuestion(string FeedId, string? Token, string? Mode, string? Topic, string? LeaseSeconds, string? Reason);

/// <summary>Answers hubs that verify what was asked of them (WebSub, section 5.3).</summary>
public sealed class HubVerifier(IFeedStore feeds, TimeProvider clock, ILogger<HubVerifier> logger)
{
    /// <summary>A hub that did not hear our answer in time asks the same once more.</summary>
    private static readonly TimeSpan s_repeated = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_shortestLease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_longestLease = TimeSpan.FromDays(365);

    /// <returns>Whether that is what we asked for, or would.</returns>
    public Task<bool> VerifyAsync(HubQuestion question, CancellationToken cancellationToken) => question.Mode switch
    {
        _ when !StableId.IsOne(question.FeedId) => Task.FromResult(false),
        "subscribe" => BeginAsync(question, cancellationToken),
        "denied" => EndAsync(question, cancellationToken),
        "unsubscribe" => IsOverAsync(question, cancellationToken),
        _ => Task.FromResult(false),
    };

    private async Task<bool> BeginAsync(HubQuestion question, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isRepeated = false;
        var verified = await feeds.ChangeAsync(
            question.FeedId,
            feed =>
            {
                if (feed.State != FeedState.Active || feed.Hub is not { } hub || !IsAbout(question, hub.Topic, hub.Token))
                    return null;
                isRepeated = hub.State == HubState.Active && now - hub.VerifiedAt <= s_repeated;
                return HubPlan.AwaitsVerification(hub) ? feed with { Hub = Verified(hub, question, now) } : null;
            },
            cancellationToken);
        if (verified is not null)
            logger.HubVerified(new Uri(verified.Hub!.Hub).Host, verified.Hub.Topic, verified.Hub.ExpiresAt);
        return verified is not null || isRepeated;
    }

    private async Task<bool> EndAsync(HubQuestion question, CancellationToken cancellationToken)
    {
        var refused = await feeds.ChangeAsync(
            question.FeedId,
            feed => feed.Hub is { State: HubState.Pending or HubState.Active } hub && IsAbout(question, hub.Topic, hub.Token)
                ? feed with { Hub = Refused(hub, question.Reason) }
                : null,
            cancellationToken);
        if (refused is not null)
            logger.HubRefused(refused.Title, refused.Hub!.Fault);
        return refused is not null;
    }

    /// <summary>A removed feed has no subscription, and a hub that asks whether to end one shall.</summary>
    private async Task<bool> IsOverAsync(HubQuestion question, CancellationToken cancellationToken) =>
        await feeds.FindAsync(question.FeedId, cancellationToken) switch
        {
            null => true,
            { Hub.Former: { } former } => IsAbout(question, former.Topic, former.Token),
            _ => false,
        };

    private static bool IsAbout(HubQuestion question, string topic, string token) =>
        HubKeys.AreSame(token, question.Token) && question.Topic == topic;

    private static HubSubscription Verified(HubSubscription hub, HubQuestion question, DateTimeOffset now) => hub with
    {
        State = HubState.Active,
        VerifiedAt = now,
        ExpiresAt = now + LeaseOf(question.LeaseSeconds),
        OpenRequests = 0,
        NotBefore = null,
        Fault = null,
    };

    /// <summary>Some hubs of the time before the Recommendation name none: then what we asked for.</summary>
    private static TimeSpan LeaseOf(string? seconds) => long.TryParse(seconds, out var given) && given > 0
        ? TimeSpan.FromSeconds(Math.Clamp(given, s_shortestLease.TotalSeconds, s_longestLease.TotalSeconds))
        : HubPlan.Lease;

    private HubSubscription Refused(HubSubscription hub, string? reason)
    {
        var why = PlainText.OfText(reason ?? "", 200);
        return hub with
        {
            State = HubState.Ended,
            RequestedAt = clock.GetUtcNow(),
            OpenRequests = 0,
            NotBefore = null,
            Fault = $"The hub at {new Uri(hub.Hub).Host} refused the subscription{(why.Length > 0 ? $": {why}" : "")}. It is asked again after a week.",
        };
    }
}
