namespace Alerts.Core.Articles;

/// <summary>The elements that look like boxes by their names, until it is known how much of the text they hold.</summary>
internal sealed class BoxTable
{
    /// <summary>A page's wrapper may be called "newsletter-article": what holds nearly all of the text is the story.</summary>
    private const double ShareOfStory = 0.8;

    /// <summary>Numbers begin at 1, and a box's parent comes before it.</summary>
    private readonly List<int> _parents = [0];

    public int Add(int parent)
    {
        _parents.Add(parent);
        return _parents.Count - 1;
    }

    public int ParentOf(int box) => _parents[box];

    /// <summary>Takes the blocks that are part of the story out of their boxes.</summary>
    public IReadOnlyList<ArticleTextBlock> Decide(IReadOnlyList<ArticleTextBlock> blocks)
    {
        if (_parents.Count == 1)
            return blocks;

        var lengths = new long[_parents.Count];
        foreach (var block in blocks)
            lengths[block.Box] += block.Text.Length;
        for (var box = _parents.Count - 1; box > 0; box--)
            lengths[_parents[box]] += lengths[box];

        var story = StoryOf(lengths, blocks);
        var isBoxed = new bool[_parents.Count];
        for (var box = 1; box < _parents.Count; box++)
            isBoxed[box] = isBoxed[_parents[box]] || (box != story && lengths[box] < lengths[0] * ShareOfStory);
        return [.. blocks.Select(block => block.Box == 0 || isBoxed[block.Box] ? block : block with { Box = 0 })];
    }

    /// <returns>The largest box where there is no text outside of boxes, else 0.</returns>
    private int StoryOf(long[] lengths, IReadOnlyList<ArticleTextBlock> blocks)
    {
        var largest = 0;
        for (var box = 1; box < _parents.Count; box++)
        {
            if (_parents[box] == 0 && (largest == 0 || lengths[box] > lengths[largest]))
                largest = box;
        }
        return blocks.Any(block => block.Box == 0) ? 0 : largest;
    }
}
