using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Which charset a document is in. It is given by, in this order: the byte order mark, the HTTP header, the XML declaration; else it
/// is UTF-8 where the bytes are, and windows-1252 otherwise.
/// </summary>
/// <param name="Name">As registered, or as the document gives it where we read a superset.</param>
/// <param name="MarkLength">Of the byte order mark.</param>
/// <param name="Warning">Where the bytes are not what they claim to be.</param>
/// <param name="IsFault">No strict reader takes the bytes for what they claim to be.</param>
internal sealed partial record Charset(Encoding Encoding, string Name, int MarkLength = 0, string? Warning = null, bool IsFault = false)
{
    private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding s_utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: false);
    private static readonly Charset s_utf8 = new(Encoding.UTF8, "utf-8");

    public static Charset Of(ReadOnlySpan<byte> body, string? contentType)
    {
        if (OfMark(body) is { } marked)
            return marked.Encoding.CodePage == Encoding.UTF8.CodePage && !Utf8.IsValid(body[marked.MarkLength..])
                ? marked with { Warning = LostLetters("UTF-8"), IsFault = true }
                : marked;
        if (OfWideCharacters(body) is { } wide)
            return new Charset(wide, wide.WebName);

        var declared = CharsetOfDeclaration(body);
        foreach (var name in new[] { CharsetOfHeader(contentType), declared })
        {
            if (CharsetNames.IsAscii(name) && Ascii.IsValid(body))
                return s_utf8 with { Name = "us-ascii" };
            if (CharsetNames.Find(name) is { } encoding)
                return Checked(encoding, name!, body);
        }
        return Utf8.IsValid(body) ? Undeclared(declared) : Guessed(body);
    }

    /// <summary>What is said is taken, unless the bytes plainly are UTF-8: text in other charsets hardly ever happens to be.</summary>
    private static Charset Checked(Encoding encoding, string name, ReadOnlySpan<byte> body)
    {
        if (encoding.CodePage == Encoding.UTF8.CodePage)
            return Utf8.IsValid(body) ? s_utf8 : Guessed(body);
        if (encoding.IsSingleByte && !Ascii.IsValid(body) && Utf8.IsValid(body))
            return s_utf8 with { Warning = $"The document says that it is in {Clean(name)}, but it is in UTF-8; it was read so." };
        return new Charset(encoding, CharsetNames.IsLatin1(name) && body.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0 ? "iso-8859-1" : encoding.WebName);
    }

    /// <summary>UTF-8 without being asked for; a declaration of something else cannot be true then.</summary>
    private static Charset Undeclared(string? declared) => declared is null || CharsetNames.IsAscii(declared)
        ? s_utf8
        : s_utf8 with { Warning = $"The document says that it is in {Clean(declared)}, which cannot be; it was read as UTF-8.", IsFault = true };

    private static Charset Guessed(ReadOnlySpan<byte> body)
    {
        // One broken letter does not make a UTF-8 document Latin: what most bytes say decides.
        var text = Encoding.UTF8.GetString(body);
        var broken = text.AsSpan().Count('\uFFFD');
        var foreign = text.Count(static character => character > '\u007F') - broken;
        return foreign > broken
            ? s_utf8 with { Warning = LostLetters("UTF-8"), IsFault = true }
            : new Charset(s_windows1252, "windows-1252", 0, "The bytes are no UTF-8 and no other charset is given; they were read as windows-1252.", true);
    }

    private static Charset? OfMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => s_utf8 with { MarkLength = 3 },
        [0xFF, 0xFE, 0, 0, ..] => new Charset(Encoding.UTF32, "utf-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => new Charset(s_utf32BigEndian, "utf-32BE", 4),
        [0xFF, 0xFE, ..] => new Charset(Encoding.Unicode, "utf-16", 2),
        [0xFE, 0xFF, ..] => new Charset(Encoding.BigEndianUnicode, "utf-16BE", 2),
        _ => null,
    };

    /// <summary>"&lt;?" in 16 or 32 bits a character (XML 1.0, appendix F).</summary>
    private static Encoding? OfWideCharacters(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => s_utf32BigEndian,
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? CharsetOfHeader(string? contentType) =>
        contentType is not null && HeaderCharset().Match(contentType) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string? CharsetOfDeclaration(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 256)]);
        return Declaration().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static string Clean(string name) => PlainText.OfText(name, 40);

    public static string LostLetters(string name) => string.Create(CultureInfo.InvariantCulture, $"Some bytes are no {name}; those letters are lost.");

    [GeneratedRegex("""(?:^|[;\s])charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex HeaderCharset();

    [GeneratedRegex("""^\s*<\?xml[^>]*\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]+)["']""")]
    private static partial Regex Declaration();
}
