using Alerts.Core.Feeds.Parsing;
using AngleSharp.Html;

namespace Alerts.Core.Articles;

/// <summary>Character references in a text, also those that HTML forgives the missing semicolon.</summary>
internal static class HtmlReferences
{
    /// <summary>Of the names that need no semicolon.</summary>
    private const int LongestOldName = 6;

    /// <param name="text">Starts with the ampersand.</param>
    /// <returns>The reference's length; 0 when there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out string value)
    {
        if (HtmlEntities.TryRead(text, out value, out var length))
            return length;
        return text.Length > 2 && text[1] == '#' ? ReadNumber(text, out value) : ReadOldName(text, out value);
    }

    private static int ReadNumber(ReadOnlySpan<char> text, out string value)
    {
        var end = 2 + (text[2] is 'x' or 'X' ? 1 : 0);
        var isHex = end == 3;
        while (end < text.Length && end < 10 && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        return HtmlEntities.TryRead($"{text[..end]};", out value, out _) ? end : 0;
    }

    private static int ReadOldName(ReadOnlySpan<char> text, out string value)
    {
        value = "";
        var letters = 1;
        while (letters < text.Length && letters <= LongestOldName && char.IsAsciiLetterOrDigit(text[letters]))
            letters++;
        for (var end = letters; end > 2; end--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[1..end].ToString()) is not { Length: > 0 } symbol)
                continue;
            value = symbol;
            return end;
        }
        return 0;
    }
}
