namespace Alerts.Core.Feeds;

/// <summary>A feed as parsed, in the publisher's order.</summary>
public sealed record FeedDocument
{
    public string Title { get; init; } = "";

    /// <summary>Absolute http(s) address of the publisher's site.</summary>
    public string? SiteLink { get; init; }

    /// <summary>Language tag as given, such as <c>es</c> or <c>en-us</c>.</summary>
    public string? Language { get; init; }

    /// <summary>What was wrong with the document although it could be read; null when nothing was.</summary>
    public string? Warning { get; init; }

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

    public string? Author { get; init; }
}

/// <summary>The bytes are no feed in any format that we read.</summary>
public sealed class FeedFormatException : Exception
{
    public FeedFormatException() { }

    public FeedFormatException(string message) : base(message) { }

    public FeedFormatException(string message, Exception innerException) : base(message, innerException) { }
}
