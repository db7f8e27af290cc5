using Alerts.Core;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Hands on again what has not reached a final state in time.</summary>
public sealed class RecoverStalledFunction(StalledWork stalled)
{
    [Function("RecoverStalled")]
    public Task RunAsync([TimerTrigger("%RecoverStalledSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        stalled.RecoverAsync(cancellationToken);
}
