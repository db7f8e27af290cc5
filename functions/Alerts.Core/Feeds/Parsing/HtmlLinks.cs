using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Makes relative addresses inside of HTML absolute. Looks at each equals sign only: most values are absolute already.</summary>
internal static class HtmlLinks
{
    private static readonly SearchValues<char> s_space = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> s_unquotedEnd = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<char> s_lastLetters = SearchValues.Create("acdefnprACDEFNPR");
    private static readonly SearchValues<char> s_schemeEnd = SearchValues.Create(":/?#");

    /// <summary>So many characters more than the HTML itself has are enough for what people write; further links stay relative.</summary>
    public const int MaxGrowth = 65_536;

    public static string ResolveAll(ReadOnlySpan<char> html, Uri baseUri)
    {
        StringBuilder? output = null;
        var tags = new TagTracker();
        var copied = 0;
        var position = 0;
        while (html[position..].IndexOf('=') is var next and >= 0)
        {
            var equals = position + next;
            position = equals + 1;
            var value = html[position..];
            if (value.Length > 5 && value[1..].StartsWith("http"))
                continue;
            if (!IsAddressAttribute(html[..equals], ref tags) || ValueBehind(html, position) is not var (start, end))
                continue;
            position = end;
            if (!IsRelative(html[start..end]) || Resolve(HtmlEntities.Decode(html[start..end].ToString()), baseUri) is not { } resolved)
                continue;
            output ??= new StringBuilder(html.Length + 256);
            _ = output.Append(html[copied..start]).Append(EscapeValue(resolved));
            copied = end;
            if (output.Length - end > html.Length + MaxGrowth)
                break;
        }
        return output is null ? html.ToString() : output.Append(html[copied..]).ToString();
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

    /// <summary>An attribute that holds an address, inside a tag: the same words may stand in the text between the tags.</summary>
    private static bool IsAddressAttribute(ReadOnlySpan<char> before, ref TagTracker tags)
    {
        before = before.TrimEnd();
        if (before.IsEmpty || !s_lastLetters.Contains(before[^1]))
            return false;
        var start = before.Length;
        while (start > 0 && char.IsAsciiLetter(before[start - 1]))
            start--;
        if (start == 0 || !HtmlNames.IsAddress(before[start..]) || !(s_space.Contains(before[start - 1]) || before[start - 1] is '"' or '\'' or '/'))
            return false;
        return tags.IsInsideTag(before[..start]);
    }

    /// <summary>Never looks at the same text twice.</summary>
    private struct TagTracker
    {
        private int _seen;
        private bool _isInside;

        public bool IsInsideTag(ReadOnlySpan<char> before)
        {
            var bracket = before[_seen..].LastIndexOfAny('<', '>');
            if (bracket >= 0)
                _isInside = before[_seen + bracket] == '<';
            _seen = before.Length;
            return _isInside;
        }
    }

    private static (int Start, int End)? ValueBehind(ReadOnlySpan<char> html, int position)
    {
        while (position < html.Length && s_space.Contains(html[position]))
            position++;
        if (position >= html.Length)
            return null;
        var rest = html[position..];
        if (rest[0] is not ('"' or '\''))
        {
            var length = rest.IndexOfAny(s_unquotedEnd);
            return (position, length < 0 ? html.Length : position + length);
        }
        var end = rest[1..Math.Min(rest.Length, FeedLinks.MaxLength)].IndexOf(rest[0]);
        return end < 0 ? null : (position + 1, position + 1 + end);
    }
}
