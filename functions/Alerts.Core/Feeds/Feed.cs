using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Feeds;

public enum FeedState
{
    /// <summary>Polled when due, also while it fails: only the pause between polls grows.</summary>
    Active,

    /// <summary>The publisher answered 410 Gone; it is not asked again.</summary>
    Gone,

    /// <summary>An admin has stopped the polling for a while.</summary>
    Paused,
}

/// <summary>A source address with its polling state.</summary>
public sealed record Feed
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>As the publisher calls it; the host name until the first successful poll.</summary>
    public required string Title { get; init; }

    /// <summary>What an editor calls it instead; null where the publisher's title will do.</summary>
    public string? GivenTitle { get; init; }

    /// <summary>What people see.</summary>
    public string Name => GivenTitle ?? Title;

    /// <summary>Absolute http(s) address of the publisher's site, where somebody named it.</summary>
    public string? SiteLink { get; init; }

    public FeedState State { get; init; }

    /// <summary>Validators of the last stored answer, byte for byte as received (RFC 9110, section 8.8).</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>The publisher asked not to be called before then (Retry-After); holds even for a poll out of turn.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When somebody wanted a poll out of turn; null once a poll has begun after that.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    public DateTimeOffset? LastPolled { get; init; }

    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>Failed polls since the last successful one.</summary>
    public int Failures { get; init; }

    public FeedError? LastError { get; init; }

    /// <summary>What was wrong with a document that could be read all the same.</summary>
    public string? Warning { get; init; }

    /// <summary>The folders that it is kept in, outermost first, as <see cref="FolderPath"/> joins them.</summary>
    public string? Folder { get; init; }

    /// <summary>The items hold only summaries: the page of each new article is fetched once for its text.</summary>
    public bool ReadsPages { get; init; }

    /// <summary>Where permanent redirects lead, until they have been confirmed often enough to be taken over.</summary>
    public FeedMove? Move { get; init; }

    /// <summary>How often the publisher says that the feed changes; null when it does not say.</summary>
    public TimeSpan? PublisherInterval { get; init; }

    /// <summary>What the publisher's 429 has taught; null without one of late.</summary>
    public FeedPace? Pace { get; init; }

    /// <summary>How often new items have come: what polling adapts to and staleness is judged by.</summary>
    public FeedRhythm Rhythm { get; init; } = FeedRhythm.Unknown;

    /// <summary>When items may have been missed: all that a poll saw was newer than anything known.</summary>
    public DateTimeOffset? PossibleLossAt { get; init; }

    /// <summary>When the publisher gave known articles new ids, and the flood was held back.</summary>
    public DateTimeOffset? RenumberedAt { get; init; }

    /// <summary>The subscription at the publisher's WebSub hub, where there is one.</summary>
    public HubSubscription? Hub { get; init; }

    /// <summary>The items already stored, newest first.</summary>
    public KnownItems KnownItems { get; init; } = KnownItems.Empty;

    /// <summary>The store's mark of the row as it was read; a save with an old mark is refused.</summary>
    public string? Version { get; init; }

    public static Feed Create(string url, string? title, DateTimeOffset dueAt) => new()
    {
        Id = IdOf(url),
        Url = url,
        Title = string.IsNullOrWhiteSpace(title) ? new Uri(url).Host : title.Trim(),
        DueAt = dueAt,
    };

    public static string IdOf(string url) => StableId.Of("feed", url);
}

/// <param name="Url">The address that 301 or 308 named.</param>
/// <param name="Since">When it was first named.</param>
/// <param name="Answers">How many answers in a row have named it.</param>
/// <param name="TakenBy">Name of the other feed that has this address, which is why the move was not made.</param>
public sealed record FeedMove(string Url, DateTimeOffset Since, int Answers, string? TakenBy = null);

/// <param name="Gap">How far apart polls have to be for the publisher not to refuse them.</param>
/// <param name="AskedAt">When it last refused one.</param>
public sealed record FeedPace(TimeSpan Gap, DateTimeOffset AskedAt);
