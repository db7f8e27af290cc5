namespace Alerts.Core.Feeds.Parsing;

/// <summary>What the names of elements tell about where they can stand; needed where end tags are missing.</summary>
internal static class FeedElements
{
    public static bool IsItem(string name) => Local(name) is "item" or "entry" && IsCore(name);

    /// <summary>Holds text and no elements.</summary>
    public static bool IsPlainText(string name) => name switch
    {
        "title" or "link" or "guid" or "id" or "pubDate" or "updated" or "published" or "name" or "language" or "category"
            or "dc:date" or "dc:creator" or "dc:title" or "comments" => true,
        _ => false,
    };

    /// <summary>A part of an item or of the feed, thus never inside another such part.</summary>
    public static bool IsField(string name) => IsPlainText(name) || name switch
    {
        "description" or "content" or "content:encoded" or "summary" or "author" or "enclosure" or "source" or "image" => true,
        _ => false,
    };

    /// <summary>Elements of HTML without end tag, except those that are also elements of feeds (link, source).</summary>
    public static bool IsVoid(string name) => name.ToLowerInvariant() is "br" or "hr" or "img" or "input" or "wbr";

    private static bool IsCore(string name) => !name.Contains(':', StringComparison.Ordinal)
        || name.StartsWith("rss:", StringComparison.Ordinal)
        || name.StartsWith("atom:", StringComparison.Ordinal);

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
