using System.Globalization;
using System.Text;

namespace Alerts.Functions.Email;

/// <summary>A stranger's text, made safe for one line of a mail: it breaks no line and does not turn its neighbours around.</summary>
public static class ReaderText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Line breaks and control characters become spaces; embeddings, overrides and isolates of writing direction go.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsDirectionControl(c))
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                clean.Append(Replacement);
            else
                clean.Append(IsLineBreakOrControl(c) ? ' ' : c);
        }
        return clean.ToString();
    }

    /// <summary>Cleaned, with white space folded.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One line that no mail program takes for an encoded word (RFC 2047) and decodes.</summary>
    public static string Subject(string text) => OneLine(text).Replace("=?", "= ?", StringComparison.Ordinal);

    /// <param name="maximum">In UTF-16 units, the ellipsis included.</param>
    public static string Shorten(string text, int maximum)
    {
        if (text.Length <= maximum)
            return text;
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text).TakeWhile(start => start < maximum))
            end = start;
        var space = text.LastIndexOf(' ', end - 1, end);
        return string.Concat(text.AsSpan(0, space > maximum / 2 ? space : end).TrimEnd(), "…");
    }

    private static bool IsLineBreakOrControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static bool IsDirectionControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
