using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Language;

/// <summary>Once a day: forgets what the service said of texts that have grown old.</summary>
public sealed class RemoveOldReadingsFunction(KeptReadingsAge age)
{
    [Function("RemoveOldReadings")]
    public Task RunAsync([TimerTrigger("%RemoveOldReadingsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        age.RemoveOldAsync(cancellationToken);
}
