using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;
using SmartReader;

namespace Alerts.Core.Articles.Pages;

/// <summary>Fetches the page of one article and reads the story out of it.</summary>
public sealed partial class ArticlePage(FeedClient client, RobotsGate robots)
{
    /// <summary>In bytes; HTML asks for the charset within the first 1,024.</summary>
    private const int LongestHead = 4_096;

    private const int LongestTitle = 500;

    private const string Accept = "text/html, application/xhtml+xml;q=0.9";

    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<PageReading> ReadAsync(string link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address))
            return new PageReading.NotRead("The item has no usable link.");
        if (await robots.WhyNotAsync(address, cancellationToken) is { } refusal)
            return new PageReading.NotRead(refusal);

        return await client.GetAsync(link, Accept, cancellationToken) switch
        {
            FetchResult.Failed failure => new PageReading.NotRead(failure.Error.Message)
            {
                HoldsForHost = failure.Error.Kind == FeedErrorKind.AskedToWait,
                RetryAfter = failure.RetryAfter,
            },
            FetchResult.Fetched { ContentType: { } type } when !type.Contains("html", StringComparison.OrdinalIgnoreCase) =>
                new PageReading.NotRead($"The link leads to {PlainText.OfText(type, 80)}, not to a page."),
            // A redirect may have led to another site, or to a path that is closed to us.
            FetchResult.Fetched page when page.FinalUrl != address && !await robots.AllowsAsync(page.FinalUrl, cancellationToken) =>
                new PageReading.NotRead("The link leads to a page that its site's robots.txt does not allow.")
                {
                    // On the same site one closed page, such as a login, says nothing about the others.
                    HoldsForHost = page.FinalUrl.Host != address.Host,
                },
            FetchResult.Fetched page => Extract(page),
            var other => throw new InvalidOperationException($"No answer to an unconditional request is {other}."),
        };
    }

    private static PageReading Extract(FetchResult.Fetched page)
    {
        var markup = FeedText.Decode(page.Body.Span, WithCharset(page));
        var (html, refusal) = PageMarkup.Clean(markup);
        if (html is null)
            return new PageReading.NotRead(refusal!);

        using var reader = new Reader(page.FinalUrl.AbsoluteUri, html);
        var article = reader.GetArticle();
        if (!article.Completed)
            return new PageReading.NotRead("The page could not be read as an article.");
        var text = article.IsReadable ? ArticleText.FromHtml(article.Content) : ArticleText.Empty;
        return text.Text.Length > 0 ? new PageReading.Read(text) { Title = TitleOf(markup) } : new PageReading.NotRead("No story was found on the page.");
    }

    private static string? TitleOf(string markup) =>
        Title().Match(markup) is { Success: true } title ? PlainText.OfMarkup(title.Groups[1].Value, LongestTitle) : null;

    /// <summary>The header's charset, else the one that the page names near its beginning.</summary>
    private static string? WithCharset(FetchResult.Fetched page)
    {
        if (page.ContentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true)
            return page.ContentType;
        var beginning = Encoding.Latin1.GetString(page.Body.Span[..Math.Min(page.Body.Length, LongestHead)]);
        return MetaCharset().Match(beginning) is { Success: true } meta ? $"text/html; charset={meta.Groups[1].Value}" : page.ContentType;
    }

    [GeneratedRegex("<meta\\b[^>]{0,200}?\\bcharset\\s*=\\s*[\"']?([\\w.:-]{2,40})", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("<title\\b[^>]{0,200}>([^<]{1,2000})", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
