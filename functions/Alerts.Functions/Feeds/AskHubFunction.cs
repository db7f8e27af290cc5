using Alerts.Core.Feeds.Hubs;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Asks one feed's hub for what is due.</summary>
public sealed class AskHubFunction(HubSubscriber subscriber)
{
    [Function("AskHub")]
    public Task RunAsync([QueueTrigger(QueueNames.Hubs)] AskHub message, CancellationToken cancellationToken) =>
        subscriber.AskAsync(message, cancellationToken);
}
