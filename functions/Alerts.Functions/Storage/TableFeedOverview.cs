using Alerts.Core.Feeds;
using Alerts.Functions.Api;

namespace Alerts.Functions.Storage;

internal sealed class TableFeedOverview(IFeedStore feeds) : IFeedOverview
{
    /// <summary>More would not be read on a page that counts them too.</summary>
    private const int MostFailures = 50;

    public async Task<FeedCounts> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new FeedCounts(0, 0, 0, null);
        var failures = new List<FailingFeed>();
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
        {
            if (feed.LastError is { } error && failures.Count < MostFailures)
                failures.Add(new(feed.Title, error.Message));
            counts = feed switch
            {
                { State: FeedState.Paused } => counts with { Paused = counts.Paused + 1 },
                { State: FeedState.Gone } => counts with { Gone = counts.Gone + 1 },
                { Failures: > 0 } => counts with { Failing = counts.Failing + 1 },
                _ => counts with { Answering = counts.Answering + 1 },
            };
            if (feed.LastPolled > (counts.LastPolled ?? DateTimeOffset.MinValue))
                counts = counts with { LastPolled = feed.LastPolled };
        }

        return counts with { Failures = failures };
    }
}
