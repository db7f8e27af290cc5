using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Rewrites broken XML so that it is well-formed and keeps what can be read: bare ampersands and HTML entities, control
/// characters, undeclared prefixes, unquoted attributes, mismatched and missing end tags, a document that is cut off.
/// One pass from left to right; a document type is dropped with all that it declares.
/// </summary>
internal sealed partial class XmlRepair
{
    /// <summary>Deeper elements lose their tags and keep their text.</summary>
    public const int MaxDepth = 256;

    private readonly string _text;
    private readonly StringBuilder _output;
    private readonly Stack<OpenElement> _open = [];
    private readonly Dictionary<string, int> _prefixes = [];

    // Known in advance, so that a thousand tags or sections without end do not cost a thousand searches.
    private readonly int _lastTagEnd;
    private readonly int _lastSectionEnd;
    private int _position;
    private int _tooDeep;

    private XmlRepair(string text, int start)
    {
        _text = text;
        _position = start;
        _lastTagEnd = text.LastIndexOf('>');
        _lastSectionEnd = text.LastIndexOf("]]>", StringComparison.Ordinal);
        _output = new StringBuilder(text.Length - start + 256);
    }

    private sealed record OpenElement(string Name, IReadOnlyList<string> Prefixes);

    /// <returns>Null when the text has no beginning of a feed anywhere.</returns>
    public static string? Repair(string text)
    {
        var root = RootOfFeed().Match(text);
        return root.Success ? new XmlRepair(text, root.Index).Run() : null;
    }

    private string Run()
    {
        while (_position < _text.Length)
        {
            var tag = _text.IndexOf('<', _position);
            WriteText(tag < 0 ? _text.Length : tag);
            if (tag >= 0)
                ReadMarkup();
        }
        while (_open.Count > 0)
            CloseTop();
        return _output.ToString();
    }

    private void ReadMarkup()
    {
        var rest = _text.AsSpan(_position);
        if (rest.StartsWith("<![CDATA["))
            ReadCharacterData();
        else if (rest.StartsWith("<!--"))
            SkipPast("-->");
        else if (rest.StartsWith("<?"))
            SkipPast("?>");
        else if (rest.StartsWith("<!"))
            SkipPast(">");
        else if (rest.Length > 2 && rest[1] == '/' && XmlConvert.IsStartNCNameChar(rest[2]))
            ReadEndTag();
        else if (rest.Length > 1 && XmlConvert.IsStartNCNameChar(rest[1]))
            ReadStartTag();
        else
            WriteLessThan();
    }

    private void SkipPast(string end)
    {
        var found = _text.IndexOf(end, _position, StringComparison.Ordinal);
        _position = found < 0 ? _text.Length : found + end.Length;
    }

    private void ReadCharacterData()
    {
        _position += "<![CDATA[".Length;
        var end = _position > _lastSectionEnd ? -1 : _text.IndexOf("]]>", _position, StringComparison.Ordinal);
        var next = end + "]]>".Length;
        if (end < 0)
            end = next = EndOfUnclosedSection();
        WriteLiteral(_text.AsSpan(_position..end));
        _position = next;
    }

    /// <summary>The end tag of its element, so that the items behind are not swallowed.</summary>
    private int EndOfUnclosedSection()
    {
        var endTag = _open.Count > 0 ? _text.IndexOf($"</{_open.Peek().Name}>", _position, StringComparison.Ordinal) : -1;
        return endTag < 0 ? _text.Length : endTag;
    }

    private void ReadEndTag()
    {
        _position += 2;
        var name = XmlTagReader.ElementName(_text, ref _position);
        var end = _text.AsSpan(_position).IndexOfAny('<', '>');
        _position = end < 0 ? _text.Length : _text[_position + end] == '>' ? _position + end + 1 : _position + end;

        if (FeedElements.IsItem(name))
            _tooDeep = 0;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        if (_open.Any(element => element.Name == name))
        {
            // The root stays open to the end, for items that stand behind its end tag.
            while (_open.Count > 1 && _open.Peek().Name != name)
                CloseTop();
            if (_open.Count > 1)
                CloseTop();
        }
        else if (_open.Count > 1 && FeedElements.IsPlainText(_open.Peek().Name))
        {
            CloseTop();
        }
    }

    private void ReadStartTag()
    {
        var start = _position;
        if (XmlTagReader.Read(_text, ref _position) is not { } tag)
        {
            // A tag without end: the document is cut off here, or it was a "less than".
            _position = start > _lastTagEnd ? _text.Length : start;
            if (_position == start)
                WriteLessThan();
            return;
        }
        CloseWhatCannotContain(tag.Name);
        if (_open.Count < MaxDepth)
            Open(tag);
        else if (!tag.IsEmpty && !FeedElements.IsVoid(tag.Name))
            _tooDeep++;
    }

    private void CloseWhatCannotContain(string name)
    {
        if (FeedElements.IsItem(name) && _open.Any(element => FeedElements.IsItem(element.Name)))
        {
            while (!FeedElements.IsItem(_open.Peek().Name))
                CloseTop();
            CloseTop();
            _tooDeep = 0;
        }
        else if (_open.Count > 1 && FeedElements.IsPlainText(_open.Peek().Name) && FeedElements.IsField(name))
        {
            CloseTop();
        }
    }

    private void Open(XmlTag tag)
    {
        var declared = new List<string>();
        _output.Append('<').Append(tag.Name);
        foreach (var (name, value) in tag.Attributes)
        {
            if (name.StartsWith("xmlns:", StringComparison.Ordinal))
                declared.Add(name["xmlns:".Length..]);
            WriteAttribute(name, value);
        }
        foreach (var prefix in tag.Prefixes())
        {
            if (declared.Contains(prefix) || _prefixes.GetValueOrDefault(prefix) > 0)
                continue;
            declared.Add(prefix);
            WriteAttribute($"xmlns:{prefix}", FeedNamespaces.OfUsualPrefix(prefix));
        }

        if (tag.IsEmpty || FeedElements.IsVoid(tag.Name))
        {
            _output.Append("/>");
            return;
        }
        _output.Append('>');
        foreach (var prefix in declared)
            _prefixes[prefix] = _prefixes.GetValueOrDefault(prefix) + 1;
        _open.Push(new OpenElement(tag.Name, declared));
    }

    private void WriteAttribute(string name, string value)
    {
        _output.Append(' ').Append(name).Append("=\"");
        WriteRun(value);
        _output.Append('"');
    }

    private void CloseTop()
    {
        var element = _open.Pop();
        _output.Append("</").Append(element.Name).Append('>');
        foreach (var prefix in element.Prefixes)
            _prefixes[prefix]--;
    }

    private void WriteText(int end)
    {
        if (_open.Count > 0)
            WriteRun(_text.AsSpan(_position, end - _position));
        _position = end;
    }

    private void WriteRun(ReadOnlySpan<char> run)
    {
        while (run.IndexOf('&') is var next and >= 0)
        {
            WriteLiteral(run[..next]);
            run = run[next..];
            var isReference = HtmlEntities.TryRead(run, out var value, out var length);
            WriteLiteral(isReference ? value : "&");
            run = run[(isReference ? length : 1)..];
        }
        WriteLiteral(run);
    }

    private void WriteLiteral(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                _output.Append(text[i]).Append(text[++i]);
            else
                WriteCharacter(text[i]);
        }
    }

    private void WriteCharacter(char character)
    {
        _ = character switch
        {
            '&' => _output.Append("&amp;"),
            '<' => _output.Append("&lt;"),
            '>' => _output.Append("&gt;"),
            '"' => _output.Append("&quot;"),
            _ when XmlConvert.IsXmlChar(character) => _output.Append(character),
            _ => _output,
        };
    }

    private void WriteLessThan()
    {
        if (_open.Count > 0)
            _output.Append("&lt;");
        _position++;
    }

    [GeneratedRegex(@"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)(?=[\s>/])", RegexOptions.IgnoreCase)]
    private static partial Regex RootOfFeed();
}
