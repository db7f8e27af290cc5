using System.Numerics;

namespace Alerts.Core.Articles;

/// <summary>An element that is open while the text inside it is read.</summary>
/// <param name="role">Its tag's, and what its attributes add.</param>
/// <param name="name">Where its name stands in the markup.</param>
internal sealed class OpenElement(HtmlTag tag, TagRole role, Range name)
{
    public HtmlTag Tag => tag;

    public TagRole Role => role;

    public Range Name => name;

    /// <summary>Its number where it looks like a box, else 0.</summary>
    public int Box { get; init; }

    /// <summary>How far the block had come, where that will be asked.</summary>
    public ArticleTextBuilder.Place? Start { get; init; }

    /// <summary>The innermost box, which may be this element itself.</summary>
    public OpenElement? InnerBox { get; private set; }

    /// <summary>The innermost list's number.</summary>
    public int List { get; private set; }

    /// <summary>No block begins between a table's row and the text here.</summary>
    public bool IsInRow { get; private set; }

    public bool Is(TagRole wanted) => (role & wanted) != 0;

    public void StandIn(OpenElement? parent, ref int lists)
    {
        InnerBox = Box > 0 ? this : parent?.InnerBox;
        List = Is(TagRole.List) ? ++lists : parent?.List ?? 0;
        IsInRow = Is(TagRole.Row) || (!Is(TagRole.Block) && parent is { IsInRow: true });
    }
}

/// <summary>The elements that are open, with counts of what they are.</summary>
internal sealed class OpenElements(string html)
{
    /// <summary>As deep as browsers go: deeper elements are read as if they were not there, so that each tag costs little.</summary>
    private const int MaxDepth = 512;

    private readonly List<OpenElement> _elements = [];
    private readonly int[] _counts = new int[32];
    private int _tooDeep;
    private int _lists;

    public int Count => _elements.Count;

    public OpenElement? Top => _elements.Count > 0 ? _elements[^1] : null;

    public bool IsHidden => Has(TagRole.Hidden);

    public TextSurroundings Surroundings => new(Kind, Top?.InnerBox?.Box ?? 0, Top?.List ?? 0);

    private BlockKind Kind =>
        Has(TagRole.Heading) ? BlockKind.Heading
        : Has(TagRole.Caption) ? BlockKind.Caption
        : Has(TagRole.ListItem) ? BlockKind.ListItem
        : Has(TagRole.Quote) ? BlockKind.Quote
        : Top is { IsInRow: true } ? BlockKind.TableRow
        : BlockKind.Paragraph;

    public bool Has(TagRole role) => _counts[BitOperations.Log2((uint)role)] > 0;

    /// <returns>False where it is too deep to be noted.</returns>
    public bool Push(OpenElement element)
    {
        if (_elements.Count == MaxDepth)
        {
            _tooDeep++;
            return false;
        }
        element.StandIn(Top, ref _lists);
        _elements.Add(element);
        CountRole(element.Role, 1);
        return true;
    }

    public void Pop() => Remove(_elements.Count - 1);

    public void Remove(int index)
    {
        CountRole(_elements[index].Role, -1);
        _elements.RemoveAt(index);
        _tooDeep = 0;
    }

    /// <returns>True for the end tag of an element that was too deep to be noted.</returns>
    public bool TakeTooDeep()
    {
        if (_tooDeep == 0)
            return false;
        _tooDeep--;
        return true;
    }

    /// <returns>Index of the innermost element of that role; -1 without one, or with a wall before it.</returns>
    public int Find(TagRole role, TagRole walls)
    {
        if (!Has(role))
            return -1;
        for (var index = _elements.Count - 1; index >= 0; index--)
        {
            if (_elements[index].Is(role))
                return index;
            if (_elements[index].Is(walls))
                return -1;
        }
        return -1;
    }

    /// <returns>Index of the table's open row, whose cells may be open too.</returns>
    public int FindRow()
    {
        var index = _elements.Count - 1;
        while (index >= 0 && !_elements[index].Is(TagRole.Row) && _elements[index].Tag.Name != "table")
            index--;
        return index >= 0 && _elements[index].Is(TagRole.Row) ? index : -1;
    }

    /// <returns>Index of the element that this end tag ends; -1 without one.</returns>
    public int FindStart(HtmlTag tag, Range name)
    {
        for (var index = _elements.Count - 1; index >= 0; index--)
        {
            var element = _elements[index];
            var isSame = tag == element.Tag && (tag != HtmlTag.Unknown || SameName(name, element.Name));
            if (isSame || (tag.Is(TagRole.Heading) && element.Tag.Is(TagRole.Heading)))
                return index;
            if (element.Tag.Is(TagRole.Wall) && (element.Tag.Name == "table" || !tag.Is(TagRole.Wall | TagRole.Row)))
                return -1;
        }
        return -1;
    }

    public bool HasBlockAbove(int index)
    {
        for (var above = index + 1; above < _elements.Count; above++)
        {
            if (_elements[above].Is(TagRole.Block | TagRole.Cell))
                return true;
        }
        return false;
    }

    private bool SameName(Range one, Range other) => html.AsSpan(one).Equals(html.AsSpan(other), StringComparison.OrdinalIgnoreCase);

    private void CountRole(TagRole role, int step)
    {
        for (var bits = (uint)role; bits != 0; bits &= bits - 1)
            _counts[BitOperations.TrailingZeroCount(bits)] += step;
    }
}
