using System.Runtime.ExceptionServices;
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
        var ofEntity = alerts.ToLookup(alert => alert.EntityId);
        await foreach (var (entityId, subscription) in subscriptions.ReadWantingAsync([.. ofEntity.Select(entity => entity.Key)], cancellationToken))
        {
            if (!wanted.TryGetValue(subscription, out var list))
                wanted[subscription] = list = [];
            list.AddRange((entityId == Subscription.Everything ? alerts : ofEntity[entityId]).Where(alert => alert.Salience >= subscription.LeastSalience));
        }

        var failures = new List<Exception>();
        foreach (var (subscription, list) in wanted.Where(pair => pair.Value.Count > 0))
        {
            try
            {
                var slot = schedule.SlotFor(subscription, list, clock.GetUtcNow());
                await outbox.AddWaitingAsync(subscription.Id, list, slot, cancellationToken);
                logger.AlertsRouted(list.Count, slot, subscription.Id);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception); // One reader's trouble keeps nothing from the others; the message comes again for it.
            }
        }

        if (failures is [var only])
            ExceptionDispatchInfo.Throw(only);
        if (failures.Count > 1)
            throw new AggregateException($"{failures.Count} of {wanted.Count} subscriptions could not be given their alerts.", failures);

        await due.RemoveAsync(DueEntry.Create(DueKind.Batch, message.LookAgainAt, message.BatchId), cancellationToken);
    }
}
