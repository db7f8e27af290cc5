namespace Alerts.Core.Feeds;

/// <summary>A feed as parsed, in the publisher's order.</summary>
public sealed record FeedDocument
{
    public string Title { get; init; } = "";

    /// <summary>Absolute http(s) address of the publisher's site.</summary>
    public string? SiteLink { get; init; }

    /// <summary>Language tag as given, such as <c>es</c> or <c>en-us</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Family and version, such as <c>rss20</c>, <c>rss10</c>, <c>atom10</c> or <c>json11</c>.</summary>
    public string Format { get; init; } = "";

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>How often the publisher says that the feed changes (<c>ttl</c>, <c>sy:updatePeriod</c>).</summary>
    public TimeSpan? UpdateInterval { get; init; }

    /// <summary>Absolute http(s) address of the publisher's WebSub hub.</summary>
    public string? Hub { get; init; }

    /// <summary>The feed's own address as the document gives it: the topic that a hub knows.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Where older items are (RFC 5005, JSON Feed's next_url).</summary>
    public string? NextLink { get; init; }

    public string? Image { get; init; }

    public string? Author { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The charset that the bytes were read in, as its registered name.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>
    /// What was wrong with the document although it could be read, in words for an admin; null when nothing was.
    /// Feed readers call such a document bozo.
    /// </summary>
    public string? Warning { get; init; }

    /// <summary>The input was not well formed and had to be repaired.</summary>
    public bool Bozo { get; init; }

    public IReadOnlyList<FeedItem> Items { get; init; } = [];
}

/// <summary>One item of a feed as the publisher gave it; markup fields are raw HTML.</summary>
public sealed record FeedItem
{
    /// <summary>guid, Atom id or JSON Feed id.</summary>
    public string? Guid { get; init; }

    /// <summary>Absolute http(s) address, else null.</summary>
    public string? Link { get; init; }

    /// <summary>Plain text, white space folded.</summary>
    public string Title { get; init; } = "";

    public string? ContentHtml { get; init; }

    public string? SummaryHtml { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>Several authors are joined by a comma.</summary>
    public string? Author { get; init; }

    /// <summary>Language tag of this item, where it differs from or stands in for the feed's.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>Nothing that an article could be made of: no id, title, link or text.</summary>
    public bool IsBlank => Guid is null && Link is null && Title.Length == 0 && ContentHtml is null && SummaryHtml is null;

    /// <summary>The feed that an aggregator took the item from.</summary>
    public FeedSource? Source { get; init; }
}

/// <param name="Url">Absolute http(s) address.</param>
/// <param name="Length">In bytes, as the publisher claims.</param>
public sealed record FeedEnclosure(string Url, string? Type, long? Length);

public sealed record FeedSource(string? Title, string? Link);

/// <summary>The bytes are no feed in any format that we read.</summary>
public sealed class FeedFormatException : Exception
{
    public FeedFormatException() { }

    public FeedFormatException(string message) : base(message) { }

    public FeedFormatException(string message, Exception innerException) : base(message, innerException) { }
}
