using System.Globalization;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Charsets by the names that publishers give them.</summary>
internal static class CharsetNames
{
    public static bool IsAscii(string? name) => name is not null && Normal(name) is "us-ascii" or "ascii" or "ansi-x3.4-1968" or "iso646-us";

    public static bool IsLatin1(string name) => Normal(name) is "iso-8859-1" or "latin1" or "latin-1" or "l1";

    /// <returns>
    /// Null for a name that says nothing: one that we do not know, ASCII where the bytes need no other, and those of 16 or 32 bits,
    /// which are recognised by their bytes.
    /// </returns>
    public static Encoding? Find(string? name)
    {
        if (string.IsNullOrEmpty(name) || IsAscii(name))
            return null;
        var normal = Normal(name);
        if (normal.StartsWith("utf-16", StringComparison.Ordinal) || normal.StartsWith("utf-32", StringComparison.Ordinal)
            || normal.StartsWith("utf-7", StringComparison.Ordinal) || normal is "u16" or "u32" or "iso-10646-ucs-2" or "iso-10646-ucs-4" or "ucs-2" or "ucs-4")
            return null;
        try
        {
            return CodePage(normal) is { } page ? CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page)
                : CodePagesEncodingProvider.Instance.GetEncoding(normal) ?? Encoding.GetEncoding(normal);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? CodePage(string normal) => normal switch
    {
        "utf8" or "utf-8" or "u8" => 65001,
        // Publishers who say Latin-1 send the curly quotes of windows-1252 (as browsers assume too).
        "iso-8859-1" or "latin1" or "latin-1" or "l1" => 1252,
        "sjis" or "x-sjis" or "shift-jis" or "ms932" or "windows-31j" => 932,
        "gb2312" or "gbk" or "gb-2312-80" or "ms936" or "x-gbk" => 936,
        "euc-kr" or "ks-c-5601-1987" or "uhc" or "ms949" => 949,
        "big5" or "big5-hkscs" or "x-x-big5" or "big5-tw" => 950,
        "tis-620" => 874,
        "mac-roman" or "macroman" or "macintosh" => 10000,
        _ => NumberBehind(normal, "windows-") ?? NumberBehind(normal, "x-cp") ?? NumberBehind(normal, "cp-") ?? NumberBehind(normal, "cp"),
    };

    private static int? NumberBehind(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && int.TryParse(name.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? page
            : null;

    private static string Normal(string name)
    {
        var normal = name.Trim(' ', '"', '\'').ToLowerInvariant().Replace('_', '-');
        return normal.StartsWith("iso8859", StringComparison.Ordinal) ? $"iso-8859{normal["iso8859".Length..]}" : normal;
    }
}
