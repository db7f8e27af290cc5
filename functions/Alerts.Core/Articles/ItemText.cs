using Alerts.Core.Feeds;

namespace Alerts.Core.Articles;

/// <summary>Which of an item's texts is the story, and whether it is all of it.</summary>
public static class ItemText
{
    /// <summary>A description as long as this is more than a summary.</summary>
    public const int LongSummary = 1_500;

    private static readonly string[] s_cutOff =
    [
        "…", "...", "[...]", "[…]", "(...)", "(…)", "»", "→", "read more", "continue reading", "read the full story", "read full article",
        "leer más", "seguir leyendo", "sigue leyendo", "continuar leyendo", "leer nota completa", "ver más",
    ];

    /// <summary>The content, unless the publisher has put the longer text into the description.</summary>
    public static string MarkupOf(FeedItem item) =>
        item.ContentHtml is { } content && content.Length >= (item.SummaryHtml?.Length ?? 0) ? content : item.SummaryHtml ?? item.ContentHtml ?? "";

    public static ArticleTextSource SourceOf(FeedItem item, string text) =>
        (item.ContentHtml is not null || text.Length >= LongSummary) && !IsCutOff(text) ? ArticleTextSource.FeedContent : ArticleTextSource.FeedSummary;

    public static bool IsCutOff(string text)
    {
        var end = text.TrimEnd(' ', '\n', '.', '>', '»');
        return text.Length == 0 || s_cutOff.Any(ending => text.TrimEnd().EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            || (char.IsLetter(ending[0]) && end.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }
}
