using Alerts.Core.Articles;
using Alerts.Core.Articles.Pages;
using Alerts.Core.Feeds.Items;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>What a feed's document led to.</summary>
public abstract record FeedReading
{
    private FeedReading() { }

    /// <param name="Feed">The row with what the document changes in it; not saved yet.</param>
    public sealed record Read(Feed Feed, FeedDocument Document, FeedNews News) : FeedReading;

    public sealed record Unreadable(FeedError Error) : FeedReading;
}

/// <summary>Reads a feed's document, whether it was polled or pushed, and stores what is new in it.</summary>
public sealed class FeedReader(
    ArticlePages pages,
    ArticleIntake intake,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<FeedReader> logger)
{
    /// <returns>The document, or why the answer is none.</returns>
    public (FeedDocument? Document, FeedError? Error) Parse(Feed feed, FetchResult.Fetched answer)
    {
        try
        {
            return (FeedParser.Parse(answer.Body, answer.ContentType, answer.FinalUrl), null);
        }
        catch (FeedFormatException exception)
        {
            return (null, new(FeedErrorKind.NotAFeed, exception.Message));
        }
        catch (Exception exception)
        {
            return (null, Unreadable(feed, exception));
        }
    }

    /// <param name="round">Null to ask for no articles' pages.</param>
    public async Task<FeedReading> ReadAsync(Feed feed, FeedDocument document, PageRound? round, CancellationToken cancellationToken)
    {
        FeedNews news;
        Article[] articles;
        try
        {
            news = NewsFinder.Find(feed, document, ReadTexts);
            articles = [.. news.Items.Where(IsNews).Select(item => ToArticle(feed, document, item))];
        }
        catch (Exception exception)
        {
            return new FeedReading.Unreadable(Unreadable(feed, exception));
        }

        if (articles.Length > 0)
            await intake.AddAsync(await pages.CompleteAsync(articles, round, cancellationToken), cancellationToken);

        metrics.FeedPolled("read");
        metrics.ArticlesRead(news.NewItems);
        logger.FeedRead(TitleOf(feed, document), news.NewItems, news.Items.Count);
        if (news.IsRenumbered)
            logger.FeedRenumbered(TitleOf(feed, document), news.Items.Count(item => item.Novelty == ItemNovelty.Renumbered));
        return new FeedReading.Read(
            feed with
            {
                Title = TitleOf(feed, document),
                SiteLink = document.SiteLink ?? feed.SiteLink,
                Warning = document.Warning,
                RenumberedAt = news.IsRenumbered ? clock.GetUtcNow() : feed.RenumberedAt,
                KnownItems = news.Known,
            },
            document,
            news);
    }

    /// <summary>For faults where nothing touches the storage: it is this feed's content that we cannot take, and it is kept as its error.</summary>
    private FeedError Unreadable(Feed feed, Exception exception)
    {
        metrics.Failed("read");
        logger.FeedUnreadable(exception, feed.Title);
        return new(FeedErrorKind.NotAFeed, $"The feed could not be read: {exception.Message}");
    }

    /// <summary>Of all items, also the known ones: a line that stands in most of them belongs to no story.</summary>
    internal static ArticleText[] ReadTexts(IReadOnlyList<FeedItem> items)
    {
        ArticleText[] texts = [.. items.Select(item => ArticleText.FromHtml(ItemText.MarkupOf(item)))];
        var repeated = RepeatedParagraphs.Find(texts);
        return [.. texts.Select(repeated.RemoveFrom)];
    }

    private static bool IsNews(JudgedItem item) => item.Novelty is ItemNovelty.New or ItemNovelty.Changed;

    private Article ToArticle(Feed feed, FeedDocument document, JudgedItem news)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = news.Id,
            FeedId = feed.Id,
            Source = feed.GivenTitle ?? TitleOf(feed, document),
            Link = news.Item.Link,
            Title = news.Item.Title,
            Text = news.Text.Text,
            Kinds = news.Text.Kinds,
            TextSource = ItemText.SourceOf(news.Item, news.Text.Text),
            Language = news.Item.Language ?? document.Language,
            FirstSeen = now,
            Published = PublishedDate.Credible(news.Item.Published ?? news.Item.Updated, now),
            Author = news.Item.Author,
            Revision = news.Novelty == ItemNovelty.Changed ? new(now, news.HeadlineChanged) : null,
        };
    }

    private static string TitleOf(Feed feed, FeedDocument document) => document.Title.Length > 0 ? document.Title : feed.Title;
}
