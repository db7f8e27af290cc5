namespace Alerts.Core.Articles;

/// <summary>Reads the attributes of a start tag and keeps what says something about its place in the story.</summary>
internal static class HtmlAttributes
{
    /// <param name="position">Behind the tag's name; then behind its <c>&gt;</c>, or at the end of a tag that is never closed.</param>
    /// <param name="closesItself">A slash of its own stands before the end, as XHTML writes empty elements.</param>
    /// <returns>What the attributes make of the element.</returns>
    public static TagRole Read(string html, ref int position, out bool closesItself)
    {
        var role = TagRole.None;
        while (NextName(html, ref position, out closesItself) is { IsEmpty: false } name)
        {
            var value = Value(html, ref position);
            role |= (name.Length, name[0] | 0x20) switch
            {
                (5, 'c') when Is(name, "class") => HtmlNames.RoleOf(value),
                (2, 'i') when Is(name, "id") => HtmlNames.RoleOf(value) & TagRole.Box,
                (4, 'r') when Is(name, "role") => IsBesideTheStory(value) ? TagRole.Box : TagRole.None,
                (6, 'h') when Is(name, "hidden") => TagRole.Hidden,
                (5, 's') when Is(name, "style") => IsNotShown(value) ? TagRole.Hidden : TagRole.None,
                ( > 5, 'd') when Is(name, "data-component") || Is(name, "data-module") || Is(name, "data-testid") =>
                    HtmlNames.RoleOf(value) & TagRole.Box,
                _ => TagRole.None,
            };
        }
        return role;
    }

    /// <returns>Empty at the end of the tag.</returns>
    private static ReadOnlySpan<char> NextName(string html, ref int position, out bool followsSlash)
    {
        followsSlash = false;
        while (position < html.Length && (char.IsWhiteSpace(html[position]) || html[position] is '/' or '='))
            followsSlash = html[position++] == '/';
        if (position == html.Length)
            return [];
        var start = position;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not ('/' or '>' or '='))
            position++;
        if (position > start)
            return html.AsSpan(start, position - start);
        position++;
        return [];
    }

    private static ReadOnlySpan<char> Value(string html, ref int position)
    {
        var at = SkipSpace(html, position);
        if (at == html.Length || html[at] != '=')
            return [];
        at = SkipSpace(html, at + 1);
        if (at == html.Length)
        {
            position = at;
            return [];
        }
        int end;
        if (html[at] is '"' or '\'')
        {
            var quote = html[at++];
            end = html.IndexOf(quote, at);
            end = end < 0 ? html.Length : end;
            position = Math.Min(end + 1, html.Length);
        }
        else
        {
            end = at;
            while (end < html.Length && !char.IsWhiteSpace(html[end]) && html[end] != '>')
                end++;
            position = end;
        }
        return html.AsSpan(at, end - at);
    }

    private static int SkipSpace(string html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }

    private static bool IsBesideTheStory(ReadOnlySpan<char> role) =>
        Is(role, "navigation") || Is(role, "complementary") || Is(role, "contentinfo") || Is(role, "search") || Is(role, "banner");

    private static bool IsNotShown(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var rest = style[(at + "display".Length)..].TrimStart();
        return rest.StartsWith(':') && rest[1..].TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
