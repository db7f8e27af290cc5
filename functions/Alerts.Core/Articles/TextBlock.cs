namespace Alerts.Core.Articles;

/// <summary>What a paragraph of a story was in the publisher's markup.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,

    /// <summary>Words under a picture or a table, without the credit.</summary>
    Caption,
    TableRow,
}

/// <summary>A paragraph of an article's text, in UTF-16 units.</summary>
public readonly record struct TextBlock(int Start, int Length, BlockKind Kind)
{
    public int End => Start + Length;
}
