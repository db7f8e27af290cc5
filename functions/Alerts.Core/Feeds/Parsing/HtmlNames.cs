using System.Text;

namespace Alerts.Core.Feeds.Parsing;

internal static class HtmlNames
{
    private const int LongestAddress = 10;

    /// <summary>Elements of HTML without end tag, except those that are also elements of feeds (link, source).</summary>
    public static bool IsVoid(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Ascii.EqualsIgnoreCase(name, "br"u8) || Ascii.EqualsIgnoreCase(name, "hr"u8),
        3 => Ascii.EqualsIgnoreCase(name, "img"u8) || Ascii.EqualsIgnoreCase(name, "wbr"u8),
        5 => Ascii.EqualsIgnoreCase(name, "input"u8),
        _ => false,
    };

    /// <summary>Attributes whose value is an address.</summary>
    public static bool IsAddress(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[LongestAddress];
        return name.Length is >= 3 and <= LongestAddress && lower[..name.ToLowerInvariant(lower)] is
            "href" or "src" or "cite" or "data" or "poster" or "action" or "usemap" or "longdesc" or "background";
    }

    public static bool IsAddress(ReadOnlySpan<byte> name)
    {
        Span<char> characters = stackalloc char[LongestAddress];
        return name.Length <= LongestAddress && IsAddress(characters[..Encoding.Latin1.GetChars(name, characters)]);
    }
}
