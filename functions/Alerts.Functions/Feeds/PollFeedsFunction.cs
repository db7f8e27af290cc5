using Alerts.Core.Feeds;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Selects the feeds that are due and hands them on, those of a host together.</summary>
public sealed class PollFeedsFunction(FeedDispatcher dispatcher)
{
    [Function("PollFeeds")]
    public Task RunAsync([TimerTrigger("%PollFeedsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(cancellationToken);
}
