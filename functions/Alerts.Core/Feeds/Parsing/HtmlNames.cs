using System.Text;

namespace Alerts.Core.Feeds.Parsing;

internal static class HtmlNames
{
    /// <summary>Elements of HTML without end tag, except those that are also elements of feeds (link, source).</summary>
    public static bool IsVoid(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Ascii.EqualsIgnoreCase(name, "br"u8) || Ascii.EqualsIgnoreCase(name, "hr"u8),
        3 => Ascii.EqualsIgnoreCase(name, "img"u8) || Ascii.EqualsIgnoreCase(name, "wbr"u8),
        5 => Ascii.EqualsIgnoreCase(name, "input"u8),
        _ => false,
    };

    /// <summary>Attributes whose value is an address.</summary>
    public static bool IsAddress(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 => Ascii.EqualsIgnoreCase(name, "src"u8),
        4 => Ascii.EqualsIgnoreCase(name, "href"u8) || Ascii.EqualsIgnoreCase(name, "cite"u8) || Ascii.EqualsIgnoreCase(name, "data"u8),
        6 => Ascii.EqualsIgnoreCase(name, "poster"u8) || Ascii.EqualsIgnoreCase(name, "action"u8) || Ascii.EqualsIgnoreCase(name, "usemap"u8),
        8 => Ascii.EqualsIgnoreCase(name, "longdesc"u8),
        10 => Ascii.EqualsIgnoreCase(name, "background"u8),
        _ => false,
    };
}
