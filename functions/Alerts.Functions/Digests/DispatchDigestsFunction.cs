using Alerts.Core.Digests;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Digests;

/// <summary>Selects the digests that are due and hands them on, one message each.</summary>
public sealed class DispatchDigestsFunction(DigestDispatcher dispatcher)
{
    [Function("DispatchDigests")]
    public Task RunAsync([TimerTrigger("%DispatchDigestsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(cancellationToken);
}
