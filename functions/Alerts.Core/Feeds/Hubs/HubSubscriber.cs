using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>Asks hubs for subscriptions, for longer ones, and for their end.</summary>
public sealed class HubSubscriber(
    IFeedStore feeds, FeedClient client, HubCallback callback, TimeProvider clock, ILogger<HubSubscriber> logger)
{
    /// <summary>All that is due for this feed. A copy of the message finds nothing left to do.</summary>
    public async Task AskAsync(AskHub message, CancellationToken cancellationToken)
    {
        while (await PlanAsync(message.FeedId, cancellationToken) is { } step)
        {
            if (step.Request is { } request)
                await SendAsync(message.FeedId, request, cancellationToken);
        }
    }

    /// <summary>For a feed that is about to be removed: tells its hub, whether it listens or not.</summary>
    public async Task LeaveAsync(string feedId, CancellationToken cancellationToken)
    {
        await feeds.ChangeAsync(feedId, feed => feed with { Hub = HubPlan.Left(feed.Hub) }, cancellationToken);
        await AskAsync(new(feedId), cancellationToken);
    }

    /// <summary>The row is saved before the request: a hub may verify while it still answers, and only the row knows the token.</summary>
    private async Task<HubStep?> PlanAsync(string feedId, CancellationToken cancellationToken)
    {
        HubStep? step = null;
        await feeds.ChangeAsync(
            feedId,
            feed => (step = HubPlan.Next(feed, clock.GetUtcNow())) is null ? null : feed with { Hub = step.Hub },
            cancellationToken);
        return step;
    }

    private async Task SendAsync(string feedId, HubRequest request, CancellationToken cancellationToken)
    {
        var host = new Uri(request.Hub).Host;
        if (await client.PostAsync(request.Hub, FormOf(feedId, request), cancellationToken) is not FetchResult.Failed failure)
        {
            logger.HubAsked(host, request.Topic);
            return;
        }

        // For a feed, 410 means more than for a hub.
        var error = failure.Error.Kind == FeedErrorKind.Gone ? "It answered 410 Gone." : failure.Error.Message;
        logger.HubFailed(host, request.Topic, error);
        var fault = $"The hub at {host} did not take the request: {error}";
        await feeds.ChangeAsync(
            feedId,
            feed => request.Secret is not null && feed.Hub is { } hub && hub.Token == request.Token && HubPlan.AwaitsVerification(hub)
                ? feed with { Hub = hub with { Fault = fault, NotBefore = failure.RetryAfter } }
                : null,
            cancellationToken);
    }

    /// <summary>
    /// The secret goes to hubs without https too, against the advice of the Recommendation (section 5.1): there, who can read it
    /// can read the token as well, and against everybody else a signature is better than none.
    /// </summary>
    private List<KeyValuePair<string, string>> FormOf(string feedId, HubRequest request)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("hub.mode", request.Secret is null ? "unsubscribe" : "subscribe"),
            new("hub.topic", request.Topic),
            new("hub.callback", callback.AddressOf(feedId, request.Token)),
        ];
        if (request.Secret is not null)
        {
            form.Add(new("hub.lease_seconds", HubPlan.Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
            form.Add(new("hub.secret", request.Secret));
        }

        return form;
    }
}
