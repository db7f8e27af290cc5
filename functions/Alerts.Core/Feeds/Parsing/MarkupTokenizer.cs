using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

internal enum MarkupKind
{
    End,
    Text,

    /// <summary>A CDATA section: text without references.</summary>
    CharacterData,
    StartTag,
    EndTag,
}

/// <summary>
/// Cuts a document into tags and text, one after the other, whatever it looks like; what it had to guess it notes as a fault.
/// Comments, processing instructions and document types are passed over. Every search goes forward and ends where the next
/// one begins, so that the work grows with the document and not faster.
/// </summary>
internal sealed class MarkupTokenizer(ReadOnlyMemory<byte> document, XmlFaults faults)
{
    private static readonly SearchValues<byte> s_tagPunctuation = SearchValues.Create("<>\"'"u8);

    private static readonly CompositeFormat s_junkInTag = CompositeFormat.Parse("the tag <{0}> holds characters that cannot stand there");

    private int _position;
    private (int Start, int End) _text;
    private (int Start, int End) _name;
    private (int Start, int End) _attributes;
    private bool _noMoreComments;
    private int _sectionEnd;
    private bool _noMoreInstructions;
    private bool _isInside;
    private int _lastTagEnd = -2;

    public MarkupKind Kind { get; private set; }

    /// <summary>A start tag that ends in "/&gt;".</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Start { get; private set; }

    public int NameStart => _name.Start;

    public int AttributesStart => _attributes.Start;

    public int TextStart => _text.Start;

    public ReadOnlySpan<byte> Text => document.Span[_text.Start.._text.End];

    public ReadOnlySpan<byte> Name => document.Span[_name.Start.._name.End];

    /// <summary>What stands between a start tag's name and its end.</summary>
    public ReadOnlySpan<byte> Attributes => document.Span[_attributes.Start.._attributes.End];

    public ReadOnlySpan<byte> Rest => document.Span[_position..];

    /// <summary>The document type as it stands; nothing in it is obeyed.</summary>
    public ReadOnlyMemory<byte> DocumentType { get; private set; }

    /// <summary>The name of the innermost open element: a CDATA section without end ends at that element's end tag.</summary>
    public (int Start, int Length) OpenName { get; set; }

    public MarkupKind Read()
    {
        var bytes = document.Span;
        while (_position < bytes.Length)
        {
            Start = _position;
            if (!IsMarkup(bytes, _position))
                return Kind = ReadText(bytes);

            switch (bytes[_position + 1])
            {
                case (byte)'/':
                    return Kind = ReadEndTag(bytes);
                case (byte)'?':
                    SkipInstruction(bytes);
                    break;
                case (byte)'!' when bytes[_position..].StartsWith("<![CDATA["u8):
                    return Kind = ReadSection(bytes);
                case (byte)'!':
                    SkipDeclaration(bytes);
                    break;
                default:
                    return Kind = ReadStartTag(bytes);
            }
        }
        Start = bytes.Length;
        return Kind = MarkupKind.End;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> bytes, int position)
    {
        if (bytes[position] != '<' || position + 1 >= bytes.Length)
            return false;
        var next = bytes[position + 1];
        if (next is not ((byte)'/' or (byte)'!' or (byte)'?'))
            return XmlBytes.IsNameStart(next);
        if (position + 2 >= bytes.Length)
            return false;
        next = bytes[position + 2];
        return XmlBytes.IsNameStart(next) || (bytes[position + 1] == '!' && next is (byte)'-' or (byte)'[');
    }

    private MarkupKind ReadText(ReadOnlySpan<byte> bytes)
    {
        var end = _position;
        while (true)
        {
            var next = bytes[end..].IndexOf((byte)'<');
            end = next < 0 ? bytes.Length : end + next;
            if (next < 0 || IsMarkup(bytes, end))
                break;
            faults.Note("a \"less than\" stands alone where &lt; is meant", end);
            end++;
        }
        _text = (_position, end);
        _position = end;
        var sectionEnd = Text.IndexOf("]]>"u8);
        if (sectionEnd >= 0)
            faults.Note("\"]]>\" ends a section that was never opened", _text.Start + sectionEnd);
        return MarkupKind.Text;
    }

    private MarkupKind ReadSection(ReadOnlySpan<byte> bytes)
    {
        var start = _position + "<![CDATA["u8.Length;
        var length = EndOfSection(bytes, start) - start;
        if (length < 0 || bytes.Slice(start, length).IndexOf("<![CDATA["u8) >= 0)
        {
            var rest = bytes.Slice(start, length < 0 ? bytes.Length - start : length);
            var end = EndOfElement(rest);
            if (length < 0 || end < rest.Length)
            {
                faults.Note("a CDATA section has no end", _position);
                _text = (start, start + end);
                _position = _text.End;
                return MarkupKind.CharacterData;
            }
        }
        _text = (start, start + length);
        _position = start + length + "]]>"u8.Length;
        return MarkupKind.CharacterData;
    }

    /// <summary>A section without end ends with its element or at least with its item, so that the items behind are not swallowed.</summary>
    private int EndOfElement(ReadOnlySpan<byte> rest)
    {
        byte[] endTag = [.. "</"u8, .. document.Span.Slice(OpenName.Start, OpenName.Length), (byte)'>'];
        var end = rest.IndexOf(endTag);
        if (end < 0)
            end = rest.IndexOf("</item>"u8);
        if (end < 0)
            end = rest.IndexOf("</entry>"u8);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>Remembers what was found: many sections that end early would else each look for the same end.</summary>
    private int EndOfSection(ReadOnlySpan<byte> bytes, int start)
    {
        if (_sectionEnd >= 0 && _sectionEnd < start)
        {
            var length = bytes[start..].IndexOf("]]>"u8);
            _sectionEnd = length < 0 ? -1 : start + length;
        }
        return _sectionEnd;
    }

    private MarkupKind ReadEndTag(ReadOnlySpan<byte> bytes)
    {
        var start = _position + 2;
        _name = (start, start + XmlBytes.NameLength(bytes[start..]));
        var end = bytes[_name.End..].IndexOfAny((byte)'<', (byte)'>');
        _position = end < 0 ? bytes.Length : _name.End + end;
        var isClosed = end >= 0 && bytes[_position] == '>';
        if (!isClosed || !XmlBytes.IsWhiteSpace(bytes[_name.End.._position]))
            faults.Note("an end tag has no end", start - 2);
        if (isClosed)
            _position++;
        return MarkupKind.EndTag;
    }

    private MarkupKind ReadStartTag(ReadOnlySpan<byte> bytes)
    {
        var start = _position + 1;
        var nameEnd = start + XmlBytes.NameLength(bytes[start..]);
        var end = EndOfTag(bytes, nameEnd);
        if (end < 0)
            return ReadBrokenTag(bytes);

        _isInside = true;
        _name = (start, nameEnd);
        IsEmpty = end > nameEnd && bytes[end - 1] == '/';
        _attributes = (nameEnd, IsEmpty ? end - 1 : end);
        if (_attributes.End > nameEnd && !XmlBytes.IsWhiteSpace(bytes[nameEnd]))
            faults.Note(s_junkInTag, Name, start);
        _position = end + 1;
        return MarkupKind.StartTag;
    }

    /// <summary>Another tag begins before this one ends: it was a "less than", or the document is cut off here.</summary>
    private MarkupKind ReadBrokenTag(ReadOnlySpan<byte> bytes)
    {
        faults.Note("a tag has no end", _position);
        if (_lastTagEnd == -2)
            _lastTagEnd = bytes.LastIndexOf((byte)'>');
        var isCutOff = _position > _lastTagEnd;
        _text = (_position, isCutOff ? _position : _position + 1);
        _position = isCutOff ? bytes.Length : _text.End;
        return MarkupKind.Text;
    }

    private static int EndOfTag(ReadOnlySpan<byte> bytes, int position)
    {
        while (true)
        {
            var next = bytes[position..].IndexOfAny(s_tagPunctuation);
            if (next < 0)
                return -1;
            position += next;
            switch (bytes[position])
            {
                case (byte)'>':
                    return position;
                case (byte)'<':
                    return -1;
                default:
                    position = EndOfQuoted(bytes, position);
                    break;
            }
        }
    }

    /// <summary>Behind the quote that closes the one at this place, or behind this one when it opens nothing.</summary>
    private static int EndOfQuoted(ReadOnlySpan<byte> bytes, int quote)
    {
        var before = bytes[..quote].LastIndexOfAnyExcept(XmlBytes.WhiteSpace);
        if (before < 0 || bytes[before] != '=')
            return quote + 1;
        var length = bytes[(quote + 1)..].IndexOf(bytes[quote]);
        if (length < 0)
            return quote + 1;
        var end = quote + 1 + length;
        // A value with a tag in it: its own closing quote was forgotten, and this one opens the value of a later tag.
        return HoldsMarkup(bytes, quote + 1, end) ? quote + 1 : end + 1;
    }

    private static bool HoldsMarkup(ReadOnlySpan<byte> bytes, int start, int end)
    {
        while (bytes[start..end].IndexOf((byte)'<') is var next and >= 0)
        {
            if (IsMarkup(bytes, start + next))
                return true;
            start += next + 1;
        }
        return false;
    }

    private void SkipInstruction(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[_position..];
        var end = _noMoreInstructions ? -1 : rest.IndexOf("?>"u8);
        if (end >= 0)
        {
            if (rest.StartsWith("<?xml"u8) && XmlBytes.NameLength(rest[2..]) == 3)
                CheckDeclaration(rest["<?xml"u8.Length..end]);
            _position += end + "?>"u8.Length;
            return;
        }
        _noMoreInstructions = true;
        faults.Note("a processing instruction has no end", _position);
        SkipPastTagEnd(bytes);
    }

    private void CheckDeclaration(ReadOnlySpan<byte> declaration)
    {
        if (_position > 0)
            faults.Note("the XML declaration does not stand at the very beginning", _position);
        var attributes = new TagAttributes(declaration, faults, _position + "<?xml"u8.Length);
        if (!attributes.MoveNext() || !attributes.Name.SequenceEqual("version"u8))
            faults.Note("the XML declaration names no version", _position);
        while (attributes.MoveNext())
        {
            if (!(attributes.Name.SequenceEqual("encoding"u8) || attributes.Name.SequenceEqual("standalone"u8)))
                faults.Note("the XML declaration holds something unknown", _position);
        }
    }

    private void SkipPastTagEnd(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[_position..].IndexOf((byte)'>');
        _position = end < 0 ? bytes.Length : _position + end + 1;
    }

    private void SkipDeclaration(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[_position..];
        if (rest.StartsWith("<!--"u8))
        {
            SkipComment(bytes);
            return;
        }
        var length = DocumentType.IsEmpty && !_isInside && rest.StartsWith("<!DOCTYPE"u8) ? DocumentTypeScanner.LengthOf(rest) : 0;
        if (length > 0)
        {
            DocumentType = document.Slice(_position, length);
            faults.EntitiesMayBeDeclared = DocumentTypeScanner.MayDeclareEntities(DocumentType.Span);
            _position += length;
            return;
        }
        faults.Note("a declaration stands where none can stand, or has no end", _position);
        _isInside = true;
        SkipPastTagEnd(bytes);
    }

    private void SkipComment(ReadOnlySpan<byte> bytes)
    {
        var start = _position + "<!--"u8.Length;
        var end = _noMoreComments ? -1 : bytes[start..].IndexOf("-->"u8);
        if (end >= 0)
        {
            if (bytes.Slice(start, end + 1).IndexOf("--"u8) >= 0)
                faults.Note("a comment holds \"--\"", _position);
            _position = start + end + "-->"u8.Length;
            return;
        }
        _noMoreComments = true;
        faults.Note("a comment has no end", _position);
        SkipPastTagEnd(bytes);
    }
}
