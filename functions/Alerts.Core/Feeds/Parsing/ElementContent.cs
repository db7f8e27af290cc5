namespace Alerts.Core.Feeds.Parsing;

/// <summary>What stands inside an element: its text, or HTML when there are elements inside (Atom's XHTML, markup that nobody escaped).</summary>
internal sealed class ElementContent(ReadOnlyMemory<byte> document, ElementReader reader, XmlFaults faults) : IDisposable
{
    private readonly TextBuffer _buffer = new();
    private (int Start, int Length, MarkupKind Kind) _single;
    private bool _isSingle;
    private Uri? _base;

    /// <summary>Whether the value read last is HTML because elements stood inside.</summary>
    public bool HasElements { get; private set; }

    /// <summary>The base of links in the value read last.</summary>
    public Uri BaseUri => _base!;

    /// <summary>Reads past the end of the element whose start tag was read last.</summary>
    /// <returns>Without white space around; only good until the next call.</returns>
    public ReadOnlySpan<char> Read()
    {
        ReadPieces();
        FlushSingle();
        return _buffer.Text.Trim();
    }

    /// <summary>As <see cref="Read"/>, but without a copy where the whole content is one piece of text.</summary>
    public string ReadString()
    {
        ReadPieces();
        if (_isSingle && (_single.Kind == MarkupKind.CharacterData || !Slice(_single).Contains((byte)'&')))
            return System.Text.Encoding.UTF8.GetString(XmlBytes.Trim(Slice(_single)));
        FlushSingle();
        return _buffer.ToString();
    }

    /// <summary>The piece of text that the reader stands on.</summary>
    public string TextOfPiece()
    {
        var text = document.Span.Slice(reader.TextPlace.Start, reader.TextPlace.Length);
        if (reader.Kind == MarkupKind.CharacterData)
            return System.Text.Encoding.UTF8.GetString(text);
        CharacterReferences.Check(text, faults, reader.TextPlace.Start);
        return CharacterReferences.Decode(text);
    }

    public void Dispose() => _buffer.Dispose();

    private void ReadPieces()
    {
        _buffer.Clear();
        (HasElements, _isSingle, _single, _base) = (false, false, default, reader.BaseUri);
        var isFirst = true;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth >= depth)
        {
            switch (reader.Kind)
            {
                case MarkupKind.StartTag:
                    FlushSingle();
                    if (!HasElements)
                        _buffer.Escape();
                    HasElements = true;
                    WriteStartTag();
                    isFirst = false;
                    break;
                case MarkupKind.EndTag:
                    WriteEndTag();
                    break;
                default:
                    AddText(ref isFirst);
                    break;
            }
        }
    }

    /// <summary>White space around a lone CDATA section is no second piece.</summary>
    private void AddText(ref bool isFirst)
    {
        var piece = (reader.TextPlace.Start, reader.TextPlace.Length, reader.Kind);
        var isSpace = reader.Kind == MarkupKind.Text && XmlBytes.IsWhiteSpace(Slice(piece));
        if (isFirst && !isSpace)
        {
            (_single, _isSingle, isFirst) = (piece, true, false);
            return;
        }
        if (isFirst || (_isSingle && isSpace && document.Span[(piece.Start + piece.Length)..].StartsWith("</"u8)))
            return;
        FlushSingle();
        Write(piece);
    }

    private ReadOnlySpan<byte> Slice((int Start, int Length, MarkupKind Kind) piece) => document.Span.Slice(piece.Start, piece.Length);

    private void FlushSingle()
    {
        if (!_isSingle)
            return;
        _isSingle = false;
        Write(_single);
    }

    /// <summary>Text of XML is text of HTML too, so that beside elements it stays as it stands.</summary>
    private void Write((int Start, int Length, MarkupKind Kind) piece)
    {
        var text = Slice(piece);
        if (piece.Kind == MarkupKind.CharacterData && HasElements)
            _buffer.AppendEscaped(text);
        else if (piece.Kind == MarkupKind.CharacterData)
            _buffer.Append(text);
        else if (HasElements)
            AppendAsItStands(text, piece.Start);
        else
            _buffer.AppendDecoded(text, faults, piece.Start);
    }

    private void AppendAsItStands(ReadOnlySpan<byte> text, int position)
    {
        CharacterReferences.Check(text, faults, position);
        _buffer.Append(text);
    }

    private void WriteStartTag()
    {
        _buffer.Append('<');
        _buffer.Append(XmlBytes.Local(reader.Name.Span));
        var attributes = new TagAttributes(reader.Attributes);
        while (attributes.MoveNext())
        {
            if (attributes.Name.Contains((byte)':') || attributes.Name.SequenceEqual("xmlns"u8))
                continue;
            _buffer.Append(' ');
            _buffer.Append(attributes.Name);
            _buffer.Append("=\"");
            WriteValue(attributes);
            _buffer.Append('"');
        }
        _buffer.Append('>');
    }

    private void WriteValue(TagAttributes attribute)
    {
        if (HtmlNames.IsAddress(attribute.Name)
            && HtmlLinks.Resolve(CharacterReferences.Decode(attribute.Value), reader.BaseUri) is { } resolved)
        {
            _buffer.Append(HtmlLinks.EscapeValue(resolved));
            return;
        }
        var value = attribute.Value;
        while (value.IndexOf((byte)'"') is var next and >= 0)
        {
            _buffer.Append(value[..next]);
            _buffer.Append("&quot;");
            value = value[(next + 1)..];
        }
        _buffer.Append(value);
    }

    private void WriteEndTag()
    {
        var name = XmlBytes.Local(reader.Name.Span);
        if (HtmlNames.IsVoid(name))
            return;
        FlushSingle();
        _buffer.Append("</");
        _buffer.Append(name);
        _buffer.Append('>');
    }
}
