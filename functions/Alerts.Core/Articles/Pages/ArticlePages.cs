using System.Collections.Concurrent;
using System.Globalization;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Articles.Pages;

/// <summary>
/// Completes new articles of feeds that publish summaries: each page is asked for once, one after another, and a page that
/// cannot be had costs its article nothing but the longer text.
/// </summary>
public sealed partial class ArticlePages(ArticlePage page, FetchHosts hosts, TimeProvider clock, ILogger<ArticlePages> logger)
{
    /// <summary>A feed that shows hundreds of new articles at once is an archive; the rest keep their summaries.</summary>
    public const int MostPages = 20;

    /// <summary>Together with the feed's own request below the time of a visit to its host.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Hosts that asked to wait, and until when: they asked all of our polls.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);

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
        var host = hosts.HostOf(article.Link!);
        if (LeftAlone(host, round) is { } leftAlone)
            return leftAlone;
        if (round.Readings.Count >= MostPages)
            return new PageReading.NotRead($"Only {MostPages} pages are read of one poll.");

        var reading = round.Readings[article.Id] = await ReadAsync(article, round, cancellationToken);
        if (reading is PageReading.NotRead { HoldsForHost: true } refusal)
            LeaveAlone(host, refusal, round);
        return reading;
    }

    private PageReading.NotRead? LeftAlone(string host, PageRound round)
    {
        if (round.LeftAlone.TryGetValue(host, out var leftAlone))
            return leftAlone;
        return _waiting.TryGetValue(host, out var until) && until > clock.GetUtcNow()
            ? round.LeftAlone[host] = new(string.Create(CultureInfo.InvariantCulture, $"The site asked us to wait until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC."))
            : null;
    }

    private void LeaveAlone(string host, PageReading.NotRead refusal, PageRound round)
    {
        round.LeftAlone[host] = new($"It was not asked for, since another page of this site could not be had: {refusal.Reason}");
        var now = clock.GetUtcNow();
        foreach (var (other, until) in _waiting)
        {
            if (until <= now)
                _waiting.TryRemove(other, out _);
        }
        if (refusal.RetryAfter is { } retryAfter)
            _waiting[host] = retryAfter;
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
