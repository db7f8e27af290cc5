namespace Alerts.Core.Articles;

/// <summary>Finds the end of what is no markup: scripts, styles, frames.</summary>
internal sealed class RawContent(string html)
{
    /// <summary>The next end tag of each name; searched once, so that a thousand open scripts cost no thousand searches.</summary>
    private readonly Dictionary<string, int> _nextEnd = [];

    /// <param name="position">Behind the start tag.</param>
    /// <param name="closesItself">XHTML's empty element, which HTML knows not: it counts where no end tag of its own follows.</param>
    /// <returns>The place behind the end tag; without one, all the rest is inside.</returns>
    public int EndOf(HtmlTag tag, int position, bool closesItself)
    {
        var end = NextEnd(tag.Name, position);
        if (closesItself && (end == html.Length || HasStartBefore(tag.Name, position, end)))
            return position;
        var close = html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }

    private int NextEnd(string name, int position)
    {
        if (_nextEnd.TryGetValue(name, out var known) && known >= position)
            return known;
        var at = html.IndexOf($"</{name}", position, StringComparison.OrdinalIgnoreCase);
        return _nextEnd[name] = at < 0 ? html.Length : at;
    }

    private bool HasStartBefore(string name, int position, int end) =>
        html.AsSpan(position, end - position).Contains($"<{name}", StringComparison.OrdinalIgnoreCase);
}
