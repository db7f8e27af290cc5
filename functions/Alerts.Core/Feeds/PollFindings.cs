using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Feeds;

/// <summary>What a poll that succeeded says about the feed's rhythm and its publisher's wishes.</summary>
public sealed record PollFindings
{
    /// <summary>Items seen for the first time; those that only got new ids do not count.</summary>
    public int NewItems { get; init; }

    /// <summary>The dates of the new items, as far as they have one.</summary>
    public IReadOnlyList<DateTimeOffset> NewDates { get; init; } = [];

    /// <summary>How long the cache headers declare the answer fresh.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>How often the document says that the feed changes.</summary>
    public TimeSpan? PublisherInterval { get; init; }

    /// <summary>The server answered 304, without a document.</summary>
    public bool NotModified { get; init; }

    /// <summary>The answer has ETag or Last-Modified: the next one may be a 304.</summary>
    public bool HasValidator { get; init; } = true;

    /// <summary>The document reaches back to what was known before; otherwise items may have come and gone unseen.</summary>
    public bool SpansKnown { get; init; } = true;

    public static PollFindings Unchanged(FetchResult.NotModified answer) => new() { NotModified = true, FreshFor = answer.FreshFor };

    /// <param name="feed">The row as it was before the poll.</param>
    public static PollFindings Read(Feed feed, FetchResult.Fetched answer, FeedReading.Read read)
    {
        JudgedItem[] unseen = [.. read.News.Items.Where(item => item.Novelty == ItemNovelty.New)];
        return new()
        {
            NewItems = unseen.Length,
            NewDates = [.. unseen.Select(item => item.Item.Published ?? item.Item.Updated).OfType<DateTimeOffset>()],
            FreshFor = answer.FreshFor,
            PublisherInterval = read.Document.UpdateInterval,
            HasValidator = answer.ETag is not null || answer.LastModified is not null,
            SpansKnown = !LossDetector.MayHaveLost(feed, read.News),
        };
    }
}
