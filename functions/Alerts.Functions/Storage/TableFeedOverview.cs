using Alerts.Core.Feeds;
using Alerts.Functions.Api;

namespace Alerts.Functions.Storage;

internal sealed class TableFeedOverview(IFeedStore feeds) : IFeedOverview
{
    public async Task<FeedCounts> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new FeedCounts(0, 0, 0, null);
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
        {
            counts = feed switch
            {
                { State: FeedState.Gone } => counts with { Gone = counts.Gone + 1 },
                { Failures: > 0 } => counts with { Failing = counts.Failing + 1 },
                _ => counts with { Answering = counts.Answering + 1 },
            };
            if (feed.LastPolled > (counts.LastPolled ?? DateTimeOffset.MinValue))
                counts = counts with { LastPolled = feed.LastPolled };
        }

        return counts;
    }
}
