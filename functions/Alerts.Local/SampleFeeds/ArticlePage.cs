using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alerts.Local.SampleFeeds;

/// <summary>What a reader sees who follows a link of a sample feed.</summary>
internal static class ArticlePage
{
    public const string StylePath = "/sample.css";

    /// <summary>Our own style sheet and nothing else: the pages show text of feeds.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public const string Style = """
        :root { color-scheme: light dark; font: 1.125rem/1.6 Georgia, serif; }
        body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; }
        header, footer { font: 0.9rem/1.5 system-ui, sans-serif; }
        footer { margin-top: 3rem; border-top: 1px solid; padding-top: 0.5rem; }
        h1 { line-height: 1.25; overflow-wrap: break-word; }
        """;

    private const string Blocks = "p, h2, h3, h4, li, blockquote";

    public static string OfArticle(SampleFeed feed, SampleItem item) => Page(
        feed.Language,
        item.Title,
        $"""<a href="/">{Encode(feed.Title)}</a>""",
        string.Concat(Paragraphs(item.Html).Select(paragraph => $"<p>{Encode(paragraph)}</p>\n")));

    public static string OfFeeds(IEnumerable<SampleFeed> feeds) => Page(
        "en",
        "Sample feeds",
        "Alerts",
        $"<ul>\n{string.Concat(feeds.Select(ListItem))}</ul>\n");

    private static string ListItem(SampleFeed feed) =>
        $"<li><a href=\"/feeds/{Encode(feed.FileName)}\">{Encode(feed.Title)}</a></li>\n";

    private static string Page(string? language, string title, string headerHtml, string mainHtml) => $"""
        <!DOCTYPE html>
        <html lang="{Encode(language ?? "en")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{Encode(title)}</title>
        <link rel="stylesheet" href="{StylePath}">
        </head>
        <body>
        <header>{headerHtml}</header>
        <main>
        <h1>{Encode(title)}</h1>
        {mainHtml}</main>
        <footer lang="en">Sample text, written to try Alerts with.</footer>
        </body>
        </html>
        """;

    private static IEnumerable<string> Paragraphs(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        var innermost = body.QuerySelectorAll(Blocks).Where(block => block.QuerySelector(Blocks) is null).ToList();
        return (innermost.Count > 0 ? innermost : [body])
            .Select(block => block.TextContent.Trim())
            .Where(text => text.Length > 0);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
