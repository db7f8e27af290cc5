namespace Alerts.Core.Feeds;

public enum HubState
{
    /// <summary>The publisher names it; it has not been asked yet.</summary>
    Found,

    /// <summary>Asked for; the hub has not verified it yet.</summary>
    Pending,

    Active,

    /// <summary>The hub refused, or there is no use for its pushes any more.</summary>
    Ended,
}

/// <summary>Pushes of one feed from its WebSub hub (W3C Recommendation of 2018).</summary>
/// <param name="Topic">The address that the hub knows the feed by.</param>
/// <param name="Token">Unguessable part of our callback address.</param>
/// <param name="Secret">Key of the signature under each push.</param>
/// <param name="RequestedAt">When we last asked for it; when it was found or refused, before and after that.</param>
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
    DateTimeOffset? MissedSince = null)
{
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Requests that the hub has not verified: none once it has.</summary>
    public int OpenRequests { get; init; }

    /// <summary>The hub asked not to be called before then (Retry-After).</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Polls in a row that found items which the hub had not pushed.</summary>
    public int Misses { get; init; }

    /// <summary>Why the last request came to nothing, in words for an admin.</summary>
    public string? Fault { get; init; }

    /// <summary>The subscription before this one, until its hub has had the time to end it.</summary>
    public FormerHub? Former { get; init; }
}

/// <summary>A subscription that is to end.</summary>
/// <param name="AskedAt">When its hub was asked to end it; null before that.</param>
public sealed record FormerHub(string Hub, string Topic, string Token, DateTimeOffset? AskedAt = null);
