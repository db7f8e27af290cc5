using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The document as UTF-8 without byte order mark and without characters that XML forbids.</summary>
/// <param name="Warning">What was wrong with the bytes.</param>
/// <param name="IsFault">A strict reader would have refused them.</param>
internal sealed record FeedText(ReadOnlyMemory<byte> Utf8, string Encoding, string? Warning, bool IsFault)
{
    private static readonly SearchValues<byte> s_control = SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 13]).Select(value => (byte)value)]);

    private const string ControlCharacters = "Control characters, which XML forbids, were left out.";

    public static FeedText Of(ReadOnlyMemory<byte> body, string? contentType)
    {
        var charset = Charset.Of(body.Span, contentType);
        var bytes = body[charset.MarkLength..];
        var (warning, isFault) = (charset.Warning, charset.IsFault);
        var isUtf8 = charset.Encoding.CodePage == System.Text.Encoding.UTF8.CodePage;
        if (!isUtf8 || isFault)
        {
            bytes = System.Text.Encoding.Convert(charset.Encoding, System.Text.Encoding.UTF8, body.ToArray(), charset.MarkLength, bytes.Length);
            if (warning is null && bytes.Span.IndexOf("\uFFFD"u8) >= 0)
                (warning, isFault) = (Charset.LostLetters(charset.Name), true);
        }
        if (bytes.Span.ContainsAny(s_control) || bytes.Span.IndexOf(NonCharacters) >= 0)
        {
            var clean = WithoutForbidden(bytes.Span);
            if (clean.Length < bytes.Length)
                (bytes, warning, isFault) = (clean, FeedParser.Join(warning, ControlCharacters), true);
        }
        return new FeedText(bytes, charset.Name, warning, isFault);
    }

    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        var charset = Charset.Of(body, contentType);
        return charset.Encoding.GetString(body[charset.MarkLength..]);
    }

    /// <summary>U+FFFE and U+FFFF begin so; so does U+FFFD, which is allowed.</summary>
    private static ReadOnlySpan<byte> NonCharacters => [0xEF, 0xBF];

    private static byte[] WithoutForbidden(ReadOnlySpan<byte> bytes)
    {
        var kept = new byte[bytes.Length];
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0xEF && i + 2 < bytes.Length && bytes[i + 1] == 0xBF && bytes[i + 2] >= 0xBE)
                i += 2;
            else if (!s_control.Contains(bytes[i]))
                kept[count++] = bytes[i];
        }
        return kept[..count];
    }
}
