using System.Text.Json;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>The hub that a publisher names, and the address that the hub knows the feed by.</summary>
public sealed record HubAddress(string Hub, string Topic)
{
    /// <summary>As written in JSON, where "&amp;" takes six characters: longer ones are no publisher's, and four of them shall fit a feed's row.</summary>
    private const int MaxLength = 2_000;

    /// <summary>
    /// The Link header goes before the document (WebSub, section 4). The topic is the self link whatever its host, as the
    /// Recommendation asks: feeds are served by others for their publishers, and a check would protect nothing, since whoever
    /// writes the self link also chooses the hub and thereby all that is pushed. It is never fetched. A feed
    /// without a usable self link is known by its own address.
    /// </summary>
    /// <returns>Null when the publisher names no hub, or no address is short enough to know the feed by.</returns>
    public static HubAddress? Find(Feed feed, FetchResult.Fetched answer, FeedDocument document)
    {
        var hub = Usable(answer.HubLink?.AbsoluteUri) ?? Usable(document.Hub);
        var topic = Usable(answer.SelfLink?.AbsoluteUri) ?? Usable(document.SelfLink) ?? Usable(feed.Url);
        return hub is null || topic is null ? null : new(hub, topic);
    }

    private static string? Usable(string? link) =>
        link is { Length: > 0 and <= MaxLength }
        && JsonEncodedText.Encode(link).Value.Length <= MaxLength
        && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { Host.Length: > 0, UserInfo: "" }
            ? link
            : null;
}
