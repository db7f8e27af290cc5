namespace Alerts.Core.Articles;

/// <summary>
/// Finds the boxes that publishers put among the paragraphs of a story. A rule too few leaves a headline in; a rule too many
/// loses a part of the story, so each asks for the whole text of a block.
/// </summary>
internal static class ArticleTextBoxes
{
    /// <summary>A teaser under a headline of a box.</summary>
    private const int MaxTeaserLength = 250;

    /// <returns>Empty when nothing looks like a story.</returns>
    public static IReadOnlyList<ArticleTextBlock> Remove(IReadOnlyList<ArticleTextBlock> all)
    {
        var blocks = all.Where(block => block.Box == 0).ToList();
        var linkLists = LinkLists(blocks);
        var story = new List<ArticleTextBlock>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (IsLabelOfBox(blocks[i]) || (IsLabel(blocks[i]) && i + 1 < blocks.Count && IsOnlyLinks(blocks[i + 1])))
            {
                i = EndOfBox(blocks, i);
            }
            else if (linkLists.Contains(blocks[i].List) || StandsAlone(blocks[i]) || IsHeadingOfLinkList(blocks, i, linkLists))
                continue;
            else if (Clean(blocks[i]) is { Text.Length: > 0 } clean)
                story.Add(clean);
        }
        return story.Count > 0 ? story : blocks;
    }

    /// <summary>Lists in which every item is nothing but a link: they lead to other stories.</summary>
    private static HashSet<int> LinkLists(List<ArticleTextBlock> blocks)
    {
        var lists = new HashSet<int>();
        foreach (var block in blocks)
        {
            if (block.List > 0)
                _ = lists.Add(block.List);
        }
        if (lists.Count > 0)
            lists.ExceptWith(blocks.Where(block => !IsOnlyLinks(block)).Select(block => block.List));
        return lists;
    }

    private static bool IsHeadingOfLinkList(List<ArticleTextBlock> blocks, int index, HashSet<int> linkLists) =>
        index + 1 < blocks.Count && linkLists.Contains(blocks[index + 1].List)
        && blocks[index].Text.Length <= ArticleTextPhrases.MaxLabelLength
        && (blocks[index].Kind == BlockKind.Heading || blocks[index].IsBold);

    private static bool IsLabelOfBox(ArticleTextBlock block) =>
        (block.Kind == BlockKind.Heading || (block.IsBold && block.Kind != BlockKind.ListItem)) && IsLabel(block);

    private static bool IsLabel(ArticleTextBlock block) => ArticleTextPhrases.IsLabel(block.Text);

    /// <summary>The list or the links under the label, also links that are headings or have a label of their own.</summary>
    private static bool BelongsToBox(ArticleTextBlock block) => block.Kind == BlockKind.ListItem || IsOnlyLinks(block) || IsLabelOfBox(block);

    /// <returns>Index of the last block of the box under a label.</returns>
    private static int EndOfBox(List<ArticleTextBlock> blocks, int label)
    {
        var last = label;
        var hasTeasers = false;
        while (last + 1 < blocks.Count)
        {
            // A short text between two linked headlines; under the last one only where the others had theirs.
            var isTeaser = MayBeTeaser(blocks, last + 1) && (last + 2 < blocks.Count && IsLinkedHeading(blocks[last + 2]) || hasTeasers);
            if (!isTeaser && !BelongsToBox(blocks[last + 1]))
                break;
            hasTeasers |= isTeaser;
            last++;
        }
        return last;
    }

    private static bool MayBeTeaser(List<ArticleTextBlock> blocks, int index) =>
        blocks[index].Text.Length <= MaxTeaserLength && blocks[index].Kind == BlockKind.Paragraph && IsLinkedHeading(blocks[index - 1]);

    private static bool IsLinkedHeading(ArticleTextBlock block) => block.Kind == BlockKind.Heading && IsOnlyLinks(block);

    private static bool StandsAlone(ArticleTextBlock block) =>
        (block.Kind == BlockKind.Paragraph && IsOnlyLinks(block))
        || ArticleTextPhrases.IsShareBar(block.Text)
        || ArticleTextPhrases.IsLineBesideTheStory(block.Text);

    private static ArticleTextBlock Clean(ArticleTextBlock block)
    {
        var text = block.Kind == BlockKind.Caption ? PhotoCredit.Remove(block.Text) : ArticleTextPhrases.WithoutTail(block.Text);
        return ReferenceEquals(text, block.Text) ? block : block with { Text = text };
    }

    /// <summary>Beside the links stand at most separators or a label such as "Read more:".</summary>
    private static bool IsOnlyLinks(ArticleTextBlock block) => block.IsLinked && ArticleTextPhrases.IsBetweenLinks(block.TextOutsideLinks);
}
