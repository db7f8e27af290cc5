namespace Alerts.Core.Articles;

/// <summary>One item of a feed, read.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    public required string FeedId { get; init; }

    /// <summary>The publisher, as its feed calls it.</summary>
    public required string Source { get; init; }

    /// <summary>Absolute http(s) address at the publisher, or null when the item gave none.</summary>
    public string? Link { get; init; }

    public required string Title { get; init; }

    /// <summary>The story as plain text; paragraphs are separated by a blank line.</summary>
    public required string Text { get; init; }

    /// <summary>A letter for each paragraph, as <see cref="ArticleText.Kinds"/>; null in older rows.</summary>
    public string? Kinds { get; init; }

    /// <summary>How much of the story <see cref="Text"/> is.</summary>
    public ArticleTextSource TextSource { get; init; }

    /// <summary>Why the page's text is missing; null where it is not.</summary>
    public string? TextNote { get; init; }

    /// <summary>Language tag as the feed gave it.</summary>
    public string? Language { get; init; }

    /// <summary>When we first saw it: orders articles, since publishers' dates may be wrong.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Author { get; init; }

    /// <summary>Set when this is a later version of an article that is stored already.</summary>
    public ArticleRevision? Revision { get; init; }

    /// <summary>When we first saw this version.</summary>
    public DateTimeOffset SeenAt() => Revision?.SeenAt ?? FirstSeen;

    /// <summary>Tells the versions of an article apart. The same correction found again is the same version.</summary>
    public string VersionId() => Revision is null ? Id : $"{Id}~{StableId.Of(Title, Text)}";
}

/// <param name="SeenAt">When the poll found it.</param>
/// <param name="HeadlineChanged">False when only the text differs from the version before.</param>
public sealed record ArticleRevision(DateTimeOffset SeenAt, bool HeadlineChanged);

public enum ArticleTextSource
{
    /// <summary>The feed brings the whole story.</summary>
    FeedContent,

    /// <summary>The feed brings a summary, and its pages are not read.</summary>
    FeedSummary,

    /// <summary>Read from the article's page.</summary>
    Page,

    /// <summary>The page was wanted and could not be had.</summary>
    SummaryInsteadOfPage,
}

/// <summary>The two texts of an article that offsets refer to.</summary>
public enum TextField
{
    Title,
    Text,
}

/// <summary>A place in a text, in UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
