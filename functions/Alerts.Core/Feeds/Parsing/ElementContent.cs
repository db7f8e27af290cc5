using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>What stands inside an element: its text, or HTML when there are elements inside (Atom's XHTML, markup that nobody escaped).</summary>
internal sealed class ElementContent(ReadOnlyMemory<byte> document, ElementReader reader, XmlFaults faults) : IDisposable
{
    private readonly TextBuffer _buffer = new();
    private Uri? _base;
    private int _growth;

    /// <summary>Whether the value read last is HTML because elements stood inside.</summary>
    public bool HasElements { get; private set; }

    /// <summary>The base of links in the value read last.</summary>
    public Uri BaseUri => _base!;

    /// <summary>Reads past the end of the element whose start tag was read last.</summary>
    /// <returns>Without white space around; only good until the next call.</returns>
    public ReadOnlySpan<char> Read()
    {
        _buffer.Clear();
        (HasElements, _base) = (false, reader.BaseUri);
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth >= depth)
        {
            switch (reader.Kind)
            {
                case MarkupKind.StartTag:
                    if (!HasElements)
                        _buffer.Escape();
                    HasElements = true;
                    WriteStartTag();
                    break;
                case MarkupKind.EndTag:
                    WriteEndTag();
                    break;
                default:
                    WriteText();
                    break;
            }
        }
        return _buffer.Text.Trim();
    }

    /// <summary>The piece of text that the reader stands on; empty when it is white space.</summary>
    public string TextOfPiece()
    {
        var (start, length) = reader.TakeText();
        var text = document.Span.Slice(start, length);
        if (XmlBytes.IsWhiteSpace(text))
            return "";
        if (reader.Kind == MarkupKind.CharacterData)
            return Encoding.UTF8.GetString(text);
        CharacterReferences.Check(text, faults, start);
        return CharacterReferences.Decode(text);
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>Text of XML is text of HTML too, so that beside elements it stays as it stands.</summary>
    private void WriteText()
    {
        var (start, length) = reader.TakeText();
        var text = document.Span.Slice(start, length);
        if (reader.Kind == MarkupKind.CharacterData && HasElements)
            _buffer.AppendEscaped(text);
        else if (reader.Kind == MarkupKind.CharacterData)
            _buffer.Append(text);
        else if (HasElements)
            AppendAsItStands(text, start);
        else
            _buffer.AppendDecoded(text, faults, start);
    }

    private void AppendAsItStands(ReadOnlySpan<byte> text, int position)
    {
        CharacterReferences.Check(text, faults, position);
        _buffer.Append(text);
    }

    private void WriteStartTag()
    {
        _buffer.Append('<');
        _buffer.Append(XmlBytes.Local(reader.Name));
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
        if (!attribute.Value.StartsWith("http"u8) && HtmlNames.IsAddress(attribute.Name) && _growth <= document.Length + HtmlLinks.MaxGrowth
            && HtmlLinks.Resolve(CharacterReferences.Decode(attribute.Value), reader.BaseUri) is { } resolved)
        {
            _growth += resolved.Length;
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
        var name = XmlBytes.Local(reader.Name);
        if (HtmlNames.IsVoid(name))
            return;
        _buffer.Append("</");
        _buffer.Append(name);
        _buffer.Append('>');
    }
}
