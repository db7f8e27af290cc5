using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Bytes to text. The charset is given by, in this order: the byte order mark, the HTTP header, the XML declaration; else it is
/// UTF-8 where the bytes are, and windows-1252 otherwise.</summary>
internal static partial class FeedText
{
    private static readonly Encoding s_strictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The text without byte order mark; the warning says where the bytes were not what they claimed to be.</returns>
    public static (string Text, string? Warning) Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ByteOrderMark(body) is var (marked, markLength))
            return (marked.GetString(body[markLength..]), null);
        if (WideWithoutMark(body) is { } wide)
            return (wide.GetString(body), null);

        foreach (var name in new[] { CharsetOfHeader(contentType), CharsetOfDeclaration(body) })
        {
            if (Find(name) is not { } encoding)
                continue;
            if (encoding.CodePage != Encoding.UTF8.CodePage)
                return (encoding.GetString(body), null);
            break;
        }
        return DecodeUtf8OrLatin(body);
    }

    private static (string Text, string? Warning) DecodeUtf8OrLatin(ReadOnlySpan<byte> body)
    {
        try
        {
            return (s_strictUtf8.GetString(body), null);
        }
        catch (DecoderFallbackException)
        {
            // One broken letter does not make a UTF-8 document Latin: what most bytes say decides.
            var text = Encoding.UTF8.GetString(body);
            var broken = text.AsSpan().Count('\uFFFD');
            var foreign = text.Count(static character => character > '\u007F') - broken;
            return foreign > broken
                ? (text, "Some bytes are no UTF-8; those letters are lost.")
                : (s_windows1252.GetString(body), null);
        }
    }

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>"&lt;?" in 16 or 32 bits a character (XML 1.0, appendix F).</summary>
    private static Encoding? WideWithoutMark(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? CharsetOfHeader(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var header) ? header.CharSet : null;

    private static string? CharsetOfDeclaration(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 256)]);
        return Declaration().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static Encoding? Find(string? charset)
    {
        switch (charset?.Trim(' ', '"', '\'').ToLowerInvariant())
        {
            // Says nothing, or what cannot be: a document in 16-bit characters was recognised before.
            case null or "" or "us-ascii" or "ascii":
                return null;
            // Publishers who say Latin-1 send the curly quotes of windows-1252 (as browsers assume too).
            case "iso-8859-1" or "latin1" or "latin-1" or "iso8859-1":
                return s_windows1252;
            case var name when name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal):
                return null;
            case var name:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
                }
                catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
                {
                    return null;
                }
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]+)["']""")]
    private static partial Regex Declaration();
}
