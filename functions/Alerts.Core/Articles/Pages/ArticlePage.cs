using System.Buffers;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;
using SmartReader;

namespace Alerts.Core.Articles.Pages;

/// <summary>Fetches the page of one article and reads the story out of it.</summary>
public sealed class ArticlePage(FeedClient client, RobotsGate robots)
{
    /// <summary>Characters of markup; longer pages are no articles and would cost seconds.</summary>
    public const int MaxMarkup = 3 * 1_024 * 1_024;

    /// <summary>A tree that is deeper costs more than its size, and is no page that somebody wrote.</summary>
    private const int DeepestMarkup = 500;

    private static readonly SearchValues<char> s_letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private const string Accept = "text/html, application/xhtml+xml;q=0.9";

    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<PageReading> ReadAsync(string link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address))
            return new PageReading.NotRead("The item has no usable link.");
        if (!await robots.AllowsAsync(address, cancellationToken))
            return new PageReading.NotRead("The site's robots.txt does not allow it.");

        return await client.GetAsync(link, Accept, cancellationToken) switch
        {
            FetchResult.Failed failure => new PageReading.NotRead(failure.Error.Message),
            FetchResult.Fetched { ContentType: { } type } when !type.Contains("html", StringComparison.OrdinalIgnoreCase) =>
                new PageReading.NotRead($"The link leads to {PlainText.OfText(type, 80)}, not to a page."),
            // A redirect may have led to another site, or to a path that is closed to us.
            FetchResult.Fetched page when page.FinalUrl != address && !await robots.AllowsAsync(page.FinalUrl, cancellationToken) =>
                new PageReading.NotRead("The link leads to a page that its site's robots.txt does not allow."),
            FetchResult.Fetched page => Extract(page),
            var other => throw new InvalidOperationException($"No answer to an unconditional request is {other}."),
        };
    }

    private static PageReading Extract(FetchResult.Fetched page)
    {
        var html = FeedText.Decode(page.Body.Span, page.ContentType);
        if (html.Length > MaxMarkup)
            return new PageReading.NotRead($"The page has more than {MaxMarkup:N0} characters.");

        if (NestingOf(html) > DeepestMarkup)
            return new PageReading.NotRead($"The page nests its elements more than {DeepestMarkup} deep.");

        using var reader = new Reader(page.FinalUrl.AbsoluteUri, html);
        var article = reader.GetArticle();
        if (!article.Completed)
            return new PageReading.NotRead("The page could not be read as an article.");
        var text = article.IsReadable ? ArticleText.FromHtml(article.Content) : ArticleText.Empty;
        return text.Text.Length > 0 ? new PageReading.Read(text) : new PageReading.NotRead("No story was found on the page.");
    }

    /// <summary>Counts what a tree would at most keep open: start tags less end tags, whatever their names, voids aside.</summary>
    private static int NestingOf(string html)
    {
        var (open, deepest) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(html[at + 1]) && !IsVoid(html.AsSpan(at + 1)))
                deepest = Math.Max(deepest, ++open);
        }
        return deepest;
    }

    /// <summary>Elements without an end, and those whose end is usually left out.</summary>
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var name = tag[..Math.Max(0, tag[..Math.Min(tag.Length, 12)].IndexOfAnyExcept(s_letters))];
        return name is "br" or "img" or "meta" or "link" or "input" or "hr" or "source" or "wbr" or "col" or "area" or "base" or "embed" or "track" or "param"
            or "p" or "li" or "dt" or "dd" or "option" or "tr" or "td" or "th" or "path" or "use" or "circle" or "rect" or "line" or "polygon";
    }
}
