using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Makes one clean line of what a feed gave: text that may stand in a mail's subject, a page or a log.</summary>
public static partial class PlainText
{
    /// <summary>ASCII that is seen, Latin letters and the punctuation of news.</summary>
    private static readonly SearchValues<char> s_visible = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Concat(Enumerable.Range(0xAE, 0x100 - 0xAE)).Select(code => (char)code), .. "–—‘’“”…€"]);

    /// <summary>For text that is markup: tags go (scripts and styles with what is in them), entities are decoded once.</summary>
    public static string OfMarkup(string markup, int maxLength)
    {
        var withoutHidden = HiddenContent().Replace(markup, " ");
        var withoutBreaks = BreakingTag().Replace(withoutHidden, " ");
        return OfText(HtmlEntities.Decode(Tag().Replace(withoutBreaks, "")), maxLength);
    }

    /// <summary>For text that is text already: white space folded, invisible characters removed, cut at a word.</summary>
    public static string OfText(string text, int maxLength) => Cut(Fold(text), maxLength);

    internal static string OfText(ReadOnlySpan<char> text, int maxLength) =>
        text.Length <= maxLength && IsFolded(text) ? text.ToString() : OfText(text.ToString(), maxLength);

    /// <summary>
    /// Folds runs of white space into one space and removes what is not seen but acts: control characters,
    /// marks that turn the direction of writing (they can make a title lie), zero-width spaces, half surrogate pairs.
    /// </summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var pendingSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsWhiteSpace(character))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }
            var isPair = char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair && IsInvisible(character))
                continue;

            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            folded.Append(character);
            if (isPair)
                folded.Append(text[++i]);
        }
        return folded.ToString();
    }

    /// <summary>True only where folding would change nothing; says so for most titles at the first look.</summary>
    private static bool IsFolded(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(s_visible) && text is [not ' ', .., not ' '] && text.IndexOf("  ", StringComparison.Ordinal) < 0;

    internal static bool IsInvisible(char character) => character switch
    {
        '\u00AD' or '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2060' and <= '\u206F' => true,
        '\uFFFE' or '\uFFFF' => true,
        _ => char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Control,
    };

    internal static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;

        var space = text.LastIndexOf(' ', maxLength - 1, maxLength / 4);
        var end = space > 0 ? space : maxLength - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    [GeneratedRegex(@"<!--.*?(-->|$)|<(script|style)\b.*?(</\2\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HiddenContent();

    [GeneratedRegex("</?(p|br|div|li|ul|ol|h[1-6]|tr|td|blockquote|hr)(\\s[^<>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex BreakingTag();

    // Not past the next "<": a thousand opened and never closed tags must not cost a thousand scans.
    [GeneratedRegex("</?[a-zA-Z][^<>]*>|<![^<>]*>|<\\?[^<>]*>")]
    private static partial Regex Tag();
}
