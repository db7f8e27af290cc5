using Alerts.Core.Feeds;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Articles.Pages;

/// <summary>
/// Completes new articles of feeds that publish summaries: each page is asked for once, one after another, and a page that
/// cannot be had costs its article nothing but the longer text.
/// </summary>
public sealed partial class ArticlePages(ArticlePage page, TimeProvider clock, ILogger<ArticlePages> logger)
{
    /// <summary>A feed that shows hundreds of new articles at once is an archive; the rest keep their summaries.</summary>
    public const int MostPages = 20;

    /// <summary>Together with the feed's own request below the time of a visit to its host.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Null for a feed whose articles are whole.</returns>
    public PageRound? Begin(Feed feed) => feed.ReadsPages ? new(clock) : null;

    /// <param name="round">Null to leave all articles as they are.</param>
    public async Task<Article[]> CompleteAsync(Article[] articles, PageRound? round, CancellationToken cancellationToken)
    {
        if (round is null)
            return articles;

        var completed = new List<Article>(articles.Length);
        foreach (var article in articles)
        {
            var isWanted = article.TextSource == ArticleTextSource.FeedSummary && article.Link is not null;
            completed.Add(isWanted ? Complete(article, await ReadOnceAsync(article, round, cancellationToken)) : article);
        }
        return [.. completed];
    }

    private async Task<PageReading> ReadOnceAsync(Article article, PageRound round, CancellationToken cancellationToken)
    {
        if (round.Readings.TryGetValue(article.Id, out var known))
            return known;
        return round.Readings.Count < MostPages
            ? round.Readings[article.Id] = await ReadAsync(article, round, cancellationToken)
            : new PageReading.NotRead($"Only {MostPages} pages are read of one poll.");
    }

    private async Task<PageReading> ReadAsync(Article article, PageRound round, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, round.Patience);
        try
        {
            return await page.ReadAsync(article.Link!, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageReading.NotRead($"The pages of this poll took more than {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            PageThrew(exception, article.Title);
            return new PageReading.NotRead($"The page could not be read: {exception.Message}");
        }
    }

    private static Article Complete(Article article, PageReading reading) => reading switch
    {
        PageReading.Read read when read.Text.Text.Length > article.Text.Length => article with
        {
            Text = read.Text.Text,
            Kinds = read.Text.Kinds,
            TextSource = ArticleTextSource.Page,
        },
        PageReading.Read => Keep(article, "The page tells less than the summary, as pages behind a paywall do."),
        PageReading.NotRead notRead => Keep(article, notRead.Reason),
        var other => throw new InvalidOperationException($"Unknown outcome {other}."),
    };

    private static Article Keep(Article article, string reason) =>
        article with { TextSource = ArticleTextSource.SummaryInsteadOfPage, TextNote = reason };

    [LoggerMessage(140, LogLevel.Error, "{Article}: reading its page threw")]
    private partial void PageThrew(Exception exception, string article);
}
