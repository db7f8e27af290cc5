using Alerts.Core.Feeds;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Polls one feed.</summary>
public sealed class FetchFeedFunction(FeedPoller poller)
{
    [Function("FetchFeed")]
    public Task RunAsync([QueueTrigger(QueueNames.Feeds)] FetchFeed message, CancellationToken cancellationToken) =>
        poller.PollAsync(message, cancellationToken);
}
