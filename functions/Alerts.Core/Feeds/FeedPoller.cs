using System.Collections.Concurrent;
using Alerts.Core.Articles;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>Polls one feed and stores what is new in it.</summary>
public sealed class FeedPoller(
    IFeedStore feeds,
    IBatchStore batches,
    IWorkQueue queue,
    FeedClient client,
    FeedSchedule schedule,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<FeedPoller> logger)
{
    /// <summary>A slow feed stays due while it is fetched: a later message for it does not ask a second time.</summary>
    private readonly ConcurrentDictionary<string, bool> _underWay = new();

    public async Task PollAsync(FetchFeed message, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd(message.FeedId, true))
            return;
        try
        {
            await PollOnceAsync(message, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(message.FeedId, out _);
        }
    }

    private async Task PollOnceAsync(FetchFeed message, CancellationToken cancellationToken)
    {
        var feed = await feeds.FindAsync(message.FeedId, cancellationToken);
        if (feed is null || feed.State == FeedState.Gone || feed.DueAt != message.DueAt)
            return; // Removed meanwhile, or an earlier copy of this message did the work.

        var polled = await client.FetchAsync(feed, cancellationToken) switch
        {
            FetchResult.NotModified => Unchanged(feed),
            FetchResult.Fetched answer => await ReadAsync(feed, answer, cancellationToken),
            FetchResult.Failed failure => Failed(feed, failure),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

        // Validators go into the row only now, after the items are stored: a process that dies before this line
        // asks without them next time and finds the same items again.
        if (!await feeds.SaveAsync(polled, cancellationToken))
            logger.PolledTwice(feed.Title);
    }

    private Feed Unchanged(Feed feed)
    {
        metrics.FeedPolled("unchanged");
        logger.FeedUnchanged(feed.Title);
        return schedule.Succeeded(feed);
    }

    private Feed Failed(Feed feed, FetchResult.Failed failure)
    {
        metrics.FeedPolled("failed");
        logger.FeedFailed(feed.Title, failure.Error.Message);
        return schedule.Failed(feed, failure);
    }

    private async Task<Feed> ReadAsync(Feed feed, FetchResult.Fetched answer, CancellationToken cancellationToken)
    {
        FeedDocument document;
        IReadOnlyList<string> ids;
        Article[] articles;
        try
        {
            document = FeedParser.Parse(answer.Body, answer.ContentType, answer.FinalUrl);
            ids = ItemIdentity.IdsOf(feed.Id, document.Items);
            articles = ids.All(feed.RecentItems.Contains) ? [] : NewArticles(feed, document, ids);
        }
        catch (FeedFormatException exception)
        {
            return Failed(feed, new(new(FeedErrorKind.NotAFeed, exception.Message)));
        }
        catch (Exception exception)
        {
            // Nothing in here touches the storage: it is this feed's content that we cannot take, and it is kept as its error.
            metrics.Failed("read");
            logger.FeedUnreadable(exception, feed.Title);
            return Failed(feed, new(new(FeedErrorKind.NotAFeed, $"The feed could not be read: {exception.Message}")));
        }

        if (articles.Length > 0)
            await StoreAsync(feed, articles, cancellationToken);

        metrics.FeedPolled("read");
        metrics.ArticlesRead(articles.Length);
        logger.FeedRead(TitleOf(feed, document), articles.Length, ids.Count);
        return schedule.Succeeded(feed) with
        {
            Title = TitleOf(feed, document),
            ETag = answer.ETag,
            LastModified = answer.LastModified,
            Warning = document.Warning,
            RecentItems = feed.RecentItems.With(ids),
        };
    }

    private async Task StoreAsync(Feed feed, Article[] articles, CancellationToken cancellationToken)
    {
        var batch = ArticleBatch.Create(feed.Id, articles);
        var due = batch.LookAgain(clock.GetUtcNow());
        await batches.AddAsync(batch, due, cancellationToken);
        await queue.SendAsync(new AnalyzeArticles(batch.Id, due.At), cancellationToken);
    }

    private Article[] NewArticles(Feed feed, FeedDocument document, IReadOnlyList<string> ids)
    {
        string[] texts = [.. document.Items.Select(item => ArticleText.FromHtml(item.ContentHtml ?? item.SummaryHtml ?? ""))];
        var repeated = RepeatedParagraphs.Find(texts);
        return
        [
            .. document.Items.Zip(ids, texts)
                .Where(item => !feed.RecentItems.Contains(item.Second))
                .DistinctBy(item => item.Second)
                .Select(item => new Article
                {
                    Id = item.Second,
                    FeedId = feed.Id,
                    Source = TitleOf(feed, document),
                    Link = item.First.Link,
                    Title = item.First.Title,
                    Text = repeated.RemoveFrom(item.Third),
                    Language = document.Language,
                    FirstSeen = clock.GetUtcNow(),
                    Published = item.First.Published ?? item.First.Updated,
                    Author = item.First.Author,
                }),
        ];
    }

    private static string TitleOf(Feed feed, FeedDocument document) => document.Title.Length > 0 ? document.Title : feed.Title;
}
