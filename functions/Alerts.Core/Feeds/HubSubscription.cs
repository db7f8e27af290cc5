namespace Alerts.Core.Feeds;

public enum HubState
{
    /// <summary>Asked for; the hub has not verified it yet.</summary>
    Pending,

    Active,

    /// <summary>The hub refused, or the publisher names another one now.</summary>
    Ended,
}

/// <summary>Pushes of one feed from its WebSub hub (W3C Recommendation of 2018).</summary>
/// <param name="Topic">The address that the hub knows the feed by.</param>
/// <param name="Token">Unguessable part of our callback address.</param>
/// <param name="Secret">Key of the signature under each push.</param>
/// <param name="RequestedAt">When we last asked for it.</param>
/// <param name="ExpiresAt">End of the lease that the hub granted.</param>
/// <param name="LastPush">The last push with a valid signature.</param>
/// <param name="MissedSince">Since when polls found items that the hub had not pushed.</param>
public sealed record HubSubscription(
    string Hub,
    string Topic,
    string Token,
    string Secret,
    HubState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? LastPush = null,
    DateTimeOffset? MissedSince = null);
