namespace Alerts.Core.Feeds;

public enum FeedState
{
    /// <summary>Polled when due, also while it fails: only the pause between polls grows.</summary>
    Active,

    /// <summary>The publisher answered 410 Gone; it is not asked again.</summary>
    Gone,
}

/// <summary>A source address with its polling state.</summary>
public sealed record Feed
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>As the publisher calls it; the host name until the first successful poll.</summary>
    public required string Title { get; init; }

    public FeedState State { get; init; }

    /// <summary>Validators of the last stored answer, byte for byte as received (RFC 9110, section 8.8).</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>The publisher asked not to be called before then (Retry-After); holds even for a poll out of turn.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? LastPolled { get; init; }

    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>Failed polls since the last successful one.</summary>
    public int Failures { get; init; }

    public FeedError? LastError { get; init; }

    /// <summary>What was wrong with a document that could be read all the same.</summary>
    public string? Warning { get; init; }

    /// <summary>Keys of items already stored, newest first.</summary>
    public RecentItemKeys RecentItems { get; init; } = RecentItemKeys.Empty;

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
