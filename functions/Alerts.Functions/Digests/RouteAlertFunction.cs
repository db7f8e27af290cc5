using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Digests;

/// <summary>Gives the alerts of one batch to those who want them.</summary>
public sealed class RouteAlertFunction(AlertRouter router)
{
    [Function("RouteAlert")]
    public Task RunAsync([QueueTrigger(QueueNames.Alerts)] RouteAlert message, CancellationToken cancellationToken) =>
        router.RouteAsync(message, cancellationToken);
}
