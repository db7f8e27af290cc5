using System.Text;

namespace Alerts.Core.Articles.Pages;

/// <summary>
/// Makes a page fit for the library that reads it. That library's time grows with the square of a page's elements, of those
/// that are open at once and of a tag's attributes, so that a page of 100 KB can cost it minutes: what no article needs is cut
/// out, and what no article looks like is refused.
/// </summary>
internal static class PageMarkup
{
    /// <summary>Without scripts, styles, pictures and comments.</summary>
    public const int MaxLength = 2 * 1_024 * 1_024;
    public const int MaxElements = 8_000;
    public const int MaxOpenElements = 256;

    /// <summary>No story links to more; the library compares each link with every other.</summary>
    public const int MaxLinks = 2_000;

    /// <summary>Longer tags lose their attributes.</summary>
    private const int MaxTagLength = 1_000;

    private static readonly HashSet<string> s_closeThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html", "head", "body",
    };

    /// <returns>The markup that is left, or why it is not read.</returns>
    public static (string? Html, string? Refusal) Clean(string html)
    {
        var kept = new StringBuilder(Math.Min(html.Length, MaxLength));
        var raw = new RawContent(html);
        var open = new OpenCount();
        for (var position = 0; position < html.Length;)
        {
            var tag = html.IndexOf('<', position);
            var end = tag < 0 ? html.Length : tag;
            _ = kept.Append(html, position, end - position);
            position = tag < 0 ? end : ReadTag(html, tag, kept, raw, open);
            if (Refuse(kept.Length, open) is { } refusal)
                return (null, refusal);
        }
        return (kept.ToString(), null);
    }

    private static string? Refuse(int length, OpenCount open)
    {
        if (length > MaxLength)
            return $"The page has more than {MaxLength / 1_048_576} MB of markup.";
        if (open.Elements > MaxElements)
            return $"The page has more than {MaxElements} elements.";
        return open.Now > MaxOpenElements ? "The page's elements are nested beyond reason." : null;
    }

    /// <returns>The place behind the tag and what goes with it.</returns>
    private static int ReadTag(string html, int start, StringBuilder kept, RawContent raw, OpenCount open)
    {
        var next = start + 1 < html.Length ? html[start + 1] : ' ';
        var isEnd = next == '/' && start + 2 < html.Length && char.IsAsciiLetter(html[start + 2]);
        if (!isEnd && !char.IsAsciiLetter(next))
        {
            if (next is not ('!' or '?' or '/'))
            {
                _ = kept.Append("&lt;");
                return start + 1;
            }
            return html.AsSpan(start).StartsWith("<!--") ? Behind(html, "-->", start + 4) : Behind(html, ">", start);
        }

        var nameStart = start + (isEnd ? 2 : 1);
        var position = nameStart;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not ('/' or '>'))
            position++;
        var name = html[nameStart..position];
        var tag = HtmlTag.Of(name);
        _ = HtmlAttributes.Read(html, ref position, out var closesItself);
        if (tag.Is(TagRole.Raw) || tag.Name is "svg" or "math" or "template" or "select")
            return isEnd ? position : raw.EndOf(tag, position, closesItself);
        if (html[position - 1] != '>')
            return html.Length; // A tag that never ends is none.

        open.Count(name, tag, isEnd);
        if (open.Links > MaxLinks && OpenCount.IsLink(name))
            return position; // Its words stay.
        _ = position - start <= MaxTagLength
            ? kept.Append(html, start, position - start)
            : kept.Append(isEnd ? "</" : "<").Append(name).Append('>');
        return position;
    }

    private static int Behind(string html, string end, int from)
    {
        var at = html.IndexOf(end, Math.Min(from, html.Length), StringComparison.Ordinal);
        return at < 0 ? html.Length : at + end.Length;
    }

    /// <summary>How many elements are open that do not close themselves, and how many there are at all.</summary>
    private sealed class OpenCount
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);

        private bool _isInParagraph;

        public int Elements { get; private set; }

        public int Now { get; private set; }

        public int Links { get; private set; }

        public static bool IsLink(string name) => name is "a" or "A";

        public void Count(string name, HtmlTag tag, bool isEnd)
        {
            // An end tag of a paragraph that has not begun makes one, too.
            if (!isEnd || (tag.Is(TagRole.Paragraph) && !_isInParagraph))
                Elements++;
            if (!isEnd && IsLink(name))
                Links++;
            if (tag.Is(TagRole.Paragraph))
                _isInParagraph = !isEnd;
            if (tag.Is(TagRole.Void) || s_closeThemselves.Contains(name))
                return;
            var open = _open.GetValueOrDefault(name);
            if (!isEnd)
                Now++;
            else if (open > 0)
                Now--;
            _open[name] = Math.Max(0, open + (isEnd ? -1 : 1));
        }
    }
}
