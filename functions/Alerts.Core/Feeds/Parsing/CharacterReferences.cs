using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Character references in the bytes of XML: its own five names and numbers, besides the names of HTML, which publishers use without
/// declaring them. Entities of a document type are never filled in.
/// </summary>
internal static class CharacterReferences
{
    private const string BareAmpersand = "an ampersand stands alone where &amp; is meant";
    private const string NoCharacter = "a character reference names no character that XML allows";

    /// <summary>The longest reference, <c>&amp;CounterClockwiseContourIntegral;</c>, and room for leading zeros of numbers.</summary>
    private const int MaxLength = 40;

    private static readonly CompositeFormat s_unknown = CompositeFormat.Parse("the entity &{0}; is one of HTML or none, and not known to XML");

    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'&'))
            return Encoding.UTF8.GetString(text);
        using var buffer = new TextBuffer();
        buffer.AppendDecoded(text, null, 0);
        return buffer.ToString();
    }

    /// <summary>Notes the first fault in text that nobody decodes.</summary>
    public static void Check(ReadOnlySpan<byte> text, XmlFaults faults, int position)
    {
        Span<char> ignored = stackalloc char[2];
        while (!faults.Any && text.IndexOf((byte)'&') is var next and >= 0)
        {
            position += next;
            text = text[next..];
            var length = Read(text, ignored, out _, faults, position);
            position += length;
            text = text[length..];
        }
    }

    /// <param name="output">As long as the text at least: no reference is shorter than its characters.</param>
    /// <returns>How many characters were written.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<char> output, XmlFaults? faults, int position)
    {
        var written = 0;
        var read = 0;
        while (read < text.Length)
        {
            read += Utf8Run.Decode(text[read..], output[written..], (byte)'&', out var characters);
            written += characters;
            if (read == text.Length)
                break;
            read += Read(text[read..], output[written..], out characters, faults, position + read);
            written += characters;
        }
        return written;
    }

    /// <param name="text">Starts with the ampersand.</param>
    /// <returns>How many bytes were read, one at least.</returns>
    private static int Read(ReadOnlySpan<byte> text, Span<char> output, out int written, XmlFaults? faults, int position)
    {
        written = 1;
        if (text.Length > 3)
        {
            switch (text[1])
            {
                case (byte)'l' when text[2] == 't' && text[3] == ';':
                    output[0] = '<';
                    return 4;
                case (byte)'g' when text[2] == 't' && text[3] == ';':
                    output[0] = '>';
                    return 4;
                case (byte)'a' when text.StartsWith("&amp;"u8):
                    output[0] = '&';
                    return 5;
                case (byte)'q' when text.StartsWith("&quot;"u8):
                    output[0] = '"';
                    return 6;
                case (byte)'a' when text.StartsWith("&apos;"u8):
                    output[0] = '\'';
                    return 6;
            }
        }
        return ReadOther(text, output, out written, faults, position);
    }

    private static int ReadOther(ReadOnlySpan<byte> text, Span<char> output, out int written, XmlFaults? faults, int position)
    {
        Span<char> characters = stackalloc char[MaxLength];
        var head = characters[..Encoding.Latin1.GetChars(text[..Math.Min(text.Length, MaxLength)], characters)];
        if (!HtmlEntities.TryRead(head, out var value, out var length))
        {
            NoteUnread(head, faults, position);
            output[0] = '&';
            written = 1;
            return 1;
        }
        if (head[1] != '#')
            NoteName(text[1..(length - 1)], faults, position);
        else if (!IsXml(value) || head[2] == 'X')
            faults?.Note(NoCharacter, position);

        written = IsXml(value) ? value.Length : 0;
        value.AsSpan(0, written).CopyTo(output);
        return length;
    }

    private static void NoteUnread(ReadOnlySpan<char> head, XmlFaults? faults, int position)
    {
        if (faults is null)
            return;
        var end = head.IndexOf(';');
        var isName = end > 1 && !head[1..end].ContainsAnyExcept(HtmlEntities.NameCharacters);
        if (!isName)
            faults.Note(BareAmpersand, position);
        else if (faults.EntitiesMayBeDeclared)
            faults.HasUnfilledEntity = true;
        else
            faults.Note(s_unknown, Encoding.ASCII.GetBytes(head[1..end].ToString()), position);
    }

    private static void NoteName(ReadOnlySpan<byte> name, XmlFaults? faults, int position)
    {
        if (faults is not null && !faults.EntitiesMayBeDeclared)
            faults.Note(s_unknown, name, position);
    }

    private static bool IsXml(string value) =>
        value.Length > 0 && (value[0] >= ' ' || value[0] is '\t' or '\n' or '\r') && value[0] is not ('\uFFFE' or '\uFFFF');
}
