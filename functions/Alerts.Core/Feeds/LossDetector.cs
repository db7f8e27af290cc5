using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Feeds;

/// <summary>Notices that a document no longer reaches back to the last one: items in between were never seen.</summary>
public static class LossDetector
{
    /// <summary>A feed of one or two items shows the latest by design, and each of its documents may be all new.</summary>
    private const int FewestItems = 3;

    /// <summary>Wide enough for publishers whose dates lie hours off or who show an article long after its date.</summary>
    private static readonly TimeSpan DateSlack = TimeSpan.FromDays(1);

    /// <summary>
    /// A document without a single known item, from a feed that had some. Where most of its dates lie before the last poll
    /// all the same, the publisher has exchanged the items, and time has no gap.
    /// </summary>
    /// <param name="feed">The row as it was before the poll.</param>
    public static bool MayHaveLost(Feed feed, FeedNews news) =>
        MayHaveLost(feed, [.. news.Items.Select(item => item.Item)], news.ReachesBack);

    /// <param name="reachesBack">Something known is among the items.</param>
    public static bool MayHaveLost(Feed feed, IReadOnlyList<FeedItem> items, bool reachesBack) =>
        feed.KnownItems.Count > 0
        && items.Count >= FewestItems
        && !reachesBack
        && items.Count(item => !MayBeMissed(feed, item)) <= items.Count / 2;

    /// <summary>False for an item whose date lies before the last poll, which saw it or would have.</summary>
    public static bool MayBeMissed(Feed feed, FeedItem item) => !((item.Published ?? item.Updated) < feed.LastSucceeded - DateSlack);
}
