namespace Alerts.Core.Articles;

/// <summary>
/// Reads HTML in one pass into blocks of text. It builds no tree: of the open elements it keeps what the text inside them needs.
/// Whatever the markup, its time grows with its length.
/// </summary>
internal sealed class ArticleTextReader(string html)
{
    /// <summary>More than the longest text that is kept; what is beyond is not read.</summary>
    private const int MaxCharacters = 2 * ArticleText.MaxLength;
    private const int MaxBlocks = 20_000;

    private readonly ArticleTextBuilder _builder = new();
    private readonly OpenElements _open = new(html);
    private readonly BoxTable _boxes = new();
    private readonly RawContent _raw = new(html);
    private int _position;

    public IReadOnlyList<ArticleTextBlock> Read()
    {
        while (_position < html.Length && _builder.CharactersKept < MaxCharacters && _builder.Blocks.Count < MaxBlocks)
        {
            var tag = html.IndexOf('<', _position);
            var end = tag < 0 ? html.Length : tag;
            AppendText(html.AsSpan(_position, end - _position));
            _position = end;
            if (tag >= 0 && !ReadTag())
            {
                AppendText("<");
                _position = tag + 1;
            }
        }
        EndBlock();
        return _boxes.Decide(_builder.Blocks);
    }

    private void AppendText(ReadOnlySpan<char> text)
    {
        if (_open.IsHidden)
            return;
        for (var next = text.IndexOf('&'); next >= 0; next = text.IndexOf('&'))
        {
            var length = HtmlReferences.Read(text[next..], out var value);
            Append(text[..(length > 0 ? next : next + 1)]);
            Append(value);
            text = text[(next + Math.Max(length, 1))..];
        }
        Append(text);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
            _builder.Append(text, _open.Has(TagRole.Link), _open.Has(TagRole.Bold));
    }

    /// <returns>False for a character that only looks like the beginning of a tag.</returns>
    private bool ReadTag()
    {
        var next = _position + 1 < html.Length ? html[_position + 1] : ' ';
        if (char.IsAsciiLetter(next))
            ReadStartTag();
        else if (next == '/' && _position + 2 < html.Length && char.IsAsciiLetter(html[_position + 2]))
            ReadEndTag();
        else if (html.AsSpan(_position).StartsWith("<!--"))
            SkipTo("-->", _position + 4);
        else if (next is '!' or '?' or '/')
            SkipTo(">", _position);
        else
            return false;
        return true;
    }

    private void SkipTo(string end, int from)
    {
        var at = html.IndexOf(end, Math.Min(from, html.Length), StringComparison.Ordinal);
        _position = at < 0 ? html.Length : at + end.Length;
    }

    private Range ReadName(int start)
    {
        _position = start;
        while (_position < html.Length && !char.IsWhiteSpace(html[_position]) && html[_position] is not ('/' or '>'))
            _position++;
        return start.._position;
    }

    private void ReadStartTag()
    {
        var name = ReadName(_position + 1);
        var tag = HtmlTag.Of(html.AsSpan(name));
        var role = tag.Role | HtmlAttributes.Read(html, ref _position, out var closesItself);
        if (tag == HtmlTag.Unknown)
            role |= HtmlNames.RoleOf(html.AsSpan(name)) & TagRole.Box;

        if (tag.Is(TagRole.Void))
            ReadVoid(tag);
        else if (tag.Is(TagRole.Raw))
            _position = _raw.EndOf(tag, _position, closesItself);
        else if (Enter(tag, role, name) is { } element && closesItself)
            Leave(element);
    }

    private void ReadVoid(HtmlTag tag)
    {
        if (_open.IsHidden)
            return;
        if (tag.Name == "br")
            _builder.BreakLine(_open.Surroundings);
        else if (tag.Is(TagRole.Block))
        {
            CloseBefore(tag);
            EndBlock();
        }
    }

    /// <returns>Null for an element that makes no difference to the text.</returns>
    private OpenElement? Enter(HtmlTag tag, TagRole role, Range name)
    {
        CloseBefore(tag);
        var isBlock = (role & TagRole.Block) != 0;
        if (isBlock && !_open.IsHidden)
            EndBlock();
        else if (tag.Is(TagRole.Cell) && !_open.IsHidden)
            _builder.Append(" ", isLinked: false, isBold: false);
        if (tag == HtmlTag.Unknown && role == TagRole.None)
            return null;

        var box = (role & TagRole.Box) == 0 || _open.IsHidden ? 0 : _boxes.Add(_open.Surroundings.Box);
        var element = new OpenElement(tag, role, name)
        {
            Box = box,
            Start = (role & TagRole.Link) != 0 || (box > 0 && !isBlock) ? _builder.Mark() : null,
        };
        return _open.Push(element) ? element : null;
    }

    /// <summary>HTML lets the end tags of paragraphs, list items and cells be left out.</summary>
    private void CloseBefore(HtmlTag tag)
    {
        if (tag.Is(TagRole.Block) && !tag.Is(TagRole.Row))
            LeaveTo(_open.Find(TagRole.Paragraph, TagRole.Wall));
        if (tag.Is(TagRole.ListItem))
            LeaveTo(_open.Find(TagRole.ListItem, TagRole.List | TagRole.Wall));
        else if (tag.Is(TagRole.Definition))
            LeaveTo(_open.Find(TagRole.Definition, TagRole.List | TagRole.Wall));
        else if (tag.Is(TagRole.Cell))
            LeaveTo(_open.Find(TagRole.Cell, TagRole.Row | TagRole.Wall));
        else if (tag.Is(TagRole.Row))
            LeaveTo(_open.FindRow());
        else if (tag.Is(TagRole.Link))
            LeaveTo(_open.Find(TagRole.Link, TagRole.Block | TagRole.Wall));
    }

    private void ReadEndTag()
    {
        var name = ReadName(_position + 2);
        var tag = HtmlTag.Of(html.AsSpan(name));
        _ = HtmlAttributes.Read(html, ref _position, out _);
        if (tag.Is(TagRole.Void))
            ReadVoid(tag);
        else if (!_open.TakeTooDeep() && _open.FindStart(tag, name) is var index and >= 0)
        {
            // An inline element may end while blocks that began inside it go on; they are not closed with it.
            if (!tag.Is(TagRole.Block | TagRole.Cell) && _open.HasBlockAbove(index))
                _open.Remove(index);
            else
                LeaveTo(index);
        }
        else if (tag.Is(TagRole.Block) && !_open.IsHidden)
            EndBlock();
    }

    private void LeaveTo(int index)
    {
        while (index >= 0 && _open.Count > index)
            Leave(_open.Top!);
    }

    private void Leave(OpenElement element)
    {
        if (element.Is(TagRole.Block) && !_open.IsHidden)
            EndBlock();
        else if (element is { Start: { } start, Box: > 0 })
            _builder.SplitOff(start, _open.Surroundings);
        else if (element is { Start: { } link } && ArticleTextPhrases.IsContinueLink(_builder.Since(link)))
            _builder.SplitOff(link, _open.Surroundings with { Box = _boxes.Add(_open.Surroundings.Box) });
        _open.Pop();
    }

    private void EndBlock()
    {
        // A box that began within a line does not take the beginning of the line with it.
        if (_open.Top?.InnerBox is { Start: { } start } box)
            _builder.EndBlockBefore(start, _open.Surroundings with { Box = _boxes.ParentOf(box.Box) });
        _builder.EndBlock(_open.Surroundings);
    }
}
