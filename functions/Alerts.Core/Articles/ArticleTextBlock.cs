namespace Alerts.Core.Articles;

internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,
}

/// <summary>A paragraph of the page with what the rules for boxes look at.</summary>
/// <param name="TextOutsideLinks">The same text without what is linked.</param>
/// <param name="IsLinked">Something in it is a link.</param>
/// <param name="IsBold">All of it is bold.</param>
internal sealed record ArticleTextBlock(string Text, BlockKind Kind, string TextOutsideLinks, bool IsLinked, bool IsBold);
