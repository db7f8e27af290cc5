using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;
using SmartReader;

namespace Alerts.Core.Articles.Pages;

/// <summary>Fetches the page of one article and reads the story out of it.</summary>
public sealed class ArticlePage(FeedClient client, RobotsGate robots)
{
    /// <summary>Characters of markup; longer pages are no articles and would cost seconds.</summary>
    public const int MaxMarkup = 3 * 1_024 * 1_024;

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
            FetchResult.Fetched page => Extract(page),
            var other => throw new InvalidOperationException($"No answer to an unconditional request is {other}."),
        };
    }

    private static PageReading Extract(FetchResult.Fetched page)
    {
        var html = FeedText.Decode(page.Body.Span, page.ContentType);
        if (html.Length > MaxMarkup)
            return new PageReading.NotRead($"The page has more than {MaxMarkup:N0} characters.");

        using var reader = new Reader(page.FinalUrl.AbsoluteUri, html);
        var article = reader.GetArticle();
        if (!article.Completed)
            return new PageReading.NotRead("The page could not be read as an article.");
        var text = article.IsReadable ? ArticleText.FromHtml(article.Content) : ArticleText.Empty;
        return text.Text.Length > 0 ? new PageReading.Read(text) : new PageReading.NotRead("No story was found on the page.");
    }
}
