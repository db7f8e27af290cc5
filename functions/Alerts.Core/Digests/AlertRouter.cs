using Alerts.Core.Articles;
using Alerts.Core.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Digests;

/// <summary>Puts the alerts of a batch into the outbox of every subscription that wants them.</summary>
public sealed class AlertRouter(
    IBatchStore batches,
    ISubscriptionStore subscriptions,
    IOutboxStore outbox,
    IDueIndex due,
    DigestSchedule schedule,
    TimeProvider clock,
    ILogger<AlertRouter> logger)
{
    public async Task RouteAsync(RouteAlert message, CancellationToken cancellationToken)
    {
        var alerts = await batches.FindAlertsAsync(message.BatchId, cancellationToken) ?? [];
        var wanted = new Dictionary<Subscription, List<Alert>>();
        foreach (var entityAlerts in alerts.GroupBy(alert => alert.EntityId))
        {
            await foreach (var subscription in subscriptions.ReadWantingAsync(entityAlerts.Key, cancellationToken))
            {
                if (!wanted.TryGetValue(subscription, out var list))
                    wanted[subscription] = list = [];
                list.AddRange(entityAlerts);
            }
        }

        var now = clock.GetUtcNow();
        foreach (var (subscription, list) in wanted)
        {
            var slot = schedule.NextSlot(subscription, now);
            await outbox.AddWaitingAsync(subscription.Id, list, slot, cancellationToken);
            logger.AlertsRouted(list.Count, slot, subscription.Id);
        }

        await due.RemoveAsync(DueEntry.Create(DueKind.Batch, message.LookAgainAt, message.BatchId), cancellationToken);
    }
}
