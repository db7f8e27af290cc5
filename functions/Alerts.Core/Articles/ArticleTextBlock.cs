namespace Alerts.Core.Articles;

/// <summary>A paragraph of the markup with what the rules for boxes look at.</summary>
internal sealed record ArticleTextBlock(string Text, BlockKind Kind)
{
    /// <summary>The beginning of the text without what is linked; empty where nothing is.</summary>
    public string TextOutsideLinks { get; init; } = "";

    /// <summary>Something in it is a link.</summary>
    public bool IsLinked { get; init; }

    /// <summary>All of it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Number of the list that it is an item of; 0 for none.</summary>
    public int List { get; init; }

    /// <summary>Number of the element around it that looks like a box by its name; 0 for none.</summary>
    public int Box { get; init; }
}
