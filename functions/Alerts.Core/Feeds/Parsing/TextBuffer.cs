using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Characters on their way into a string, in an array that is used for one field after the other.</summary>
internal sealed class TextBuffer : IDisposable
{
    private const int StartLength = 8_192;

    private char[] _characters = ArrayPool<char>.Shared.Rent(StartLength);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(char character)
    {
        Room(1)[0] = character;
        Length++;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(ReadOnlySpan<byte> utf8)
    {
        _ = Utf8Run.Decode(utf8, Room(utf8.Length), Utf8Run.NoStop, out var written);
        Length += written;
    }

    /// <summary>With its character references resolved.</summary>
    public void AppendDecoded(ReadOnlySpan<byte> utf8, XmlFaults? faults, int position) =>
        Length += CharacterReferences.Decode(utf8, Room(utf8.Length), faults, position);

    /// <summary>As text of HTML.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> utf8)
    {
        while (utf8.IndexOfAny((byte)'<', (byte)'>', (byte)'&') is var next and >= 0)
        {
            Append(utf8[..next]);
            Append(utf8[next] switch { (byte)'<' => "&lt;", (byte)'>' => "&gt;", _ => "&amp;" });
            utf8 = utf8[(next + 1)..];
        }
        Append(utf8);
    }

    /// <summary>Turns what has been appended so far into text of HTML.</summary>
    public void Escape()
    {
        if (!Text.ContainsAny('<', '>', '&'))
            return;
        var utf8 = Encoding.UTF8.GetBytes(_characters, 0, Length);
        Clear();
        AppendEscaped(utf8);
    }

    public override string ToString() => Text.Trim().ToString();

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
    }

    private Span<char> Room(int length)
    {
        if (_characters.Length - Length < length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_characters.Length * 2, Length + length));
            Text.CopyTo(larger);
            ArrayPool<char>.Shared.Return(_characters);
            _characters = larger;
        }
        return _characters.AsSpan(Length);
    }
}
