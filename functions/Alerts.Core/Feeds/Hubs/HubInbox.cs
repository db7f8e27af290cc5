using Alerts.Core.Feeds.Fetching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Feeds.Hubs;

public enum HubReceipt
{
    /// <summary>Taken, or to be ignored without telling the sender so (WebSub, section 8).</summary>
    Taken,

    /// <summary>Whoever sent it does not know our callback address.</summary>
    Unknown,

    /// <summary>There is no such subscription any more; the hub may end it.</summary>
    Ended,

    TooLarge,
}

/// <param name="Signature">The header as sent.</param>
public sealed record HubPush(string FeedId, string? Token, string? Signature, string? ContentType, Stream Body);

/// <summary>Takes what hubs push.</summary>
public sealed class HubInbox(
    IFeedStore feeds, FeedPoller poller, IOptions<FetchOptions> options, PipelineMetrics metrics, ILogger<HubInbox> logger)
{
    public async Task<HubReceipt> TakeAsync(HubPush push, CancellationToken cancellationToken)
    {
        var feed = StableId.IsOne(push.FeedId) ? await feeds.FindAsync(push.FeedId, cancellationToken) : null;
        if (feed is not { State: FeedState.Active, Hub: { } hub } || HubKeys.AreSame(hub.Former?.Token, push.Token))
            return HubReceipt.Ended;
        if (!HubKeys.AreSame(hub.Token, push.Token))
            return HubReceipt.Unknown;
        if (hub.State == HubState.Ended)
            return HubReceipt.Ended;

        if (await ReadAsync(push.Body, cancellationToken) is not { } body)
            return HubReceipt.TooLarge;
        if (!HubSignature.Matches(push.Signature, hub.Secret, body.Span))
        {
            metrics.HubPushed("forged");
            logger.PushForged(feed.Title);
            return HubReceipt.Taken;
        }

        // Stored when we answer: a push that dies on the way is sent again by the hub.
        await poller.ReceiveAsync(feed.Id, new(body, push.ContentType, new Uri(feed.Url), null, null), cancellationToken);
        metrics.HubPushed("taken");
        return HubReceipt.Taken;
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StreamContent(body);
            return await BodyReader.ReadAsync(content, options.Value.MaxBytes, cancellationToken);
        }
        catch (BodyTooLargeException)
        {
            return null;
        }
    }
}
