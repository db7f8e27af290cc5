using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Makes relative addresses inside of HTML absolute; HTML without any is returned as it is.</summary>
internal static class HtmlLinks
{
    private static readonly SearchValues<string> s_attributes = SearchValues.Create(
        ["href", "src", "cite", "longdesc", "background", "action", "poster", "usemap", "data"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> s_space = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> s_unquotedEnd = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<char> s_schemeEnd = SearchValues.Create(":/?#");

    public static string ResolveAll(string html, Uri baseUri)
    {
        StringBuilder? output = null;
        var copied = 0;
        var position = 0;
        while (position < html.Length && html.AsSpan(position).IndexOfAny(s_attributes) is var next and >= 0)
        {
            var name = position + next;
            position = name + 1;
            if (FindValue(html, name) is not var (start, end) || !IsRelative(html.AsSpan(start, end - start)) || !IsInsideTag(html, copied, name))
                continue;
            position = end;
            if (Resolve(HtmlEntities.Decode(html[start..end]), baseUri) is not { } resolved)
                continue;
            output ??= new StringBuilder(html.Length + 256);
            _ = output.Append(html, copied, start - copied).Append(EscapeValue(resolved));
            copied = end;
        }
        return output is null ? html : output.Append(html, copied, html.Length - copied).ToString();
    }

    /// <returns>Null when the address is absolute already or cannot be resolved.</returns>
    public static string? Resolve(string address, Uri baseUri)
    {
        var text = address.Trim();
        return text.Length is > 0 and <= FeedLinks.MaxLength && IsRelative(text) && Uri.TryCreate(baseUri, text, out var uri) ? uri.AbsoluteUri : null;
    }

    public static string EscapeValue(string value) => value.AsSpan().ContainsAny('"', '&', '<')
        ? value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        : value;

    private static bool IsRelative(ReadOnlySpan<char> address)
    {
        address = address.TrimStart();
        if (address.IsEmpty)
            return false;
        // "http:" as any scheme; a colon behind a slash, question mark or hash belongs to the path.
        var end = address.IndexOfAny(s_schemeEnd);
        return end < 0 || address[end] != ':' || end == 0;
    }

    /// <summary>The value of the attribute whose name begins here, where one does.</summary>
    private static (int Start, int End)? FindValue(string html, int name)
    {
        if (name == 0 || !(s_space.Contains(html[name - 1]) || html[name - 1] is '"' or '\'' or '/'))
            return null;
        var position = name;
        while (position < html.Length && char.IsAsciiLetter(html[position]))
            position++;
        position = SkipSpace(html, position);
        if (position >= html.Length || html[position] != '=')
            return null;
        position = SkipSpace(html, position + 1);
        if (position >= html.Length)
            return null;
        var quote = html[position];
        if (quote is not ('"' or '\''))
        {
            var length = html.AsSpan(position).IndexOfAny(s_unquotedEnd);
            return (position, length < 0 ? html.Length : position + length);
        }
        var rest = html.AsSpan(position + 1);
        var end = rest[..Math.Min(rest.Length, FeedLinks.MaxLength)].IndexOf(quote);
        return end < 0 ? null : (position + 1, position + 1 + end);
    }

    private static int SkipSpace(string html, int position)
    {
        while (position < html.Length && s_space.Contains(html[position]))
            position++;
        return position;
    }

    /// <summary>The same words may stand in the text between the tags.</summary>
    private static bool IsInsideTag(string html, int from, int name)
    {
        var before = html.AsSpan(from, name - from);
        var last = before.LastIndexOfAny('<', '>');
        return last < 0 ? from > 0 : before[last] == '<';
    }
}
