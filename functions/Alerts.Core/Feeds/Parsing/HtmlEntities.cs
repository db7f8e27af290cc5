using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Character references of HTML: <c>&amp;eacute;</c>, <c>&amp;#233;</c>, <c>&amp;#xE9;</c>.</summary>
internal static class HtmlEntities
{
    /// <summary>The longest name in the standard has 31 letters.</summary>
    private const int MaxNameLength = 32;

    public static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Numbers 128 to 159 name control characters that nobody means: HTML reads them as windows-1252.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Decodes once; what is no reference stays as it stands.</summary>
    public static string Decode(string text)
    {
        var next = text.IndexOf('&');
        if (next < 0)
            return text;

        var decoded = new StringBuilder(text.Length);
        var position = 0;
        while (next >= 0)
        {
            decoded.Append(text, position, next - position);
            if (TryRead(text.AsSpan(next), out var value, out var length))
                decoded.Append(value);
            else
                decoded.Append('&');
            position = next + Math.Max(length, 1);
            next = text.IndexOf('&', position);
        }
        return decoded.Append(text, position, text.Length - position).ToString();
    }

    /// <param name="text">Starts with the ampersand.</param>
    /// <param name="value">Empty for a number that is no character.</param>
    /// <param name="length">Of the reference with its semicolon; 0 when there is none.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out string value, out int length)
    {
        value = "";
        length = 0;
        var body = text[1..Math.Min(text.Length, MaxNameLength + 2)];
        var isNumber = body.StartsWith('#');
        var end = (isNumber ? body[1..] : body).IndexOfAnyExcept(NameCharacters) + (isNumber ? 1 : 0);
        if (end <= 0 || end >= body.Length || body[end] != ';')
            return false;

        var name = body[..end];
        if (isNumber && !TryReadNumber(name[1..], out value))
            return false;
        if (!isNumber && HtmlEntityProvider.Resolver.GetSymbol($"{name};") is { Length: > 0 } symbol)
            value = symbol;
        else if (!isNumber)
            return false;

        length = end + 2;
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out string value)
    {
        value = "";
        var isHex = digits.StartsWith("x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var number = isHex ? digits[1..] : digits;
        if (number.IsEmpty || number.ContainsAnyExcept(isHex ? "0123456789ABCDEFabcdef" : "0123456789"))
            return false;
        if (!int.TryParse(number, style, CultureInfo.InvariantCulture, out var code))
            return true;

        if (code is >= 128 and <= 159)
            value = Windows1252[code - 128].ToString();
        else if (code > 0 && Rune.TryCreate(code, out var rune))
            value = rune.ToString();
        return true;
    }
}
