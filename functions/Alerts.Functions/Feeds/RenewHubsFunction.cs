using Alerts.Core;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Selects the feeds whose hub must be asked for something and hands them on, one message each.</summary>
public sealed class RenewHubsFunction(IFeedStore feeds, IWorkQueue queue, TimeProvider clock)
{
    [Function("RenewHubs")]
    public async Task RunAsync([TimerTrigger("%RenewHubsSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await foreach (var feedId in feeds.ReadHubDueAsync(clock.GetUtcNow(), cancellationToken))
            await queue.SendAsync(new AskHub(feedId), cancellationToken);
    }
}
