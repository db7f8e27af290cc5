using Alerts.Core.Feeds;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Polls due feeds, host by host.</summary>
public sealed class FetchFeedFunction(HostVisitor visitor)
{
    [Function("FetchFeed")]
    public Task RunAsync([QueueTrigger(QueueNames.Feeds)] VisitHosts message, CancellationToken cancellationToken) =>
        visitor.VisitAsync(message, cancellationToken);
}
