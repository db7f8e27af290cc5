using Alerts.Core;
using Alerts.Core.Feeds;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Selects the feeds that are due and hands them on, one message each.</summary>
public sealed class PollFeedsFunction(IFeedStore feeds, IWorkQueue queue, TimeProvider clock)
{
    [Function("PollFeeds")]
    public async Task RunAsync([TimerTrigger("%PollFeedsSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await foreach (var due in feeds.ReadDueAsync(clock.GetUtcNow(), cancellationToken))
            await queue.SendAsync(due, cancellationToken);
    }
}
