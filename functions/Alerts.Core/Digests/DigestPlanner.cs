using Alerts.Core.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Digests;

/// <summary>Turns what waits in an outbox into a digest with frozen content.</summary>
public sealed class DigestPlanner(
    IOutboxStore outbox,
    IDueIndex due,
    IDigestMail mail,
    LateTones tones,
    DigestSchedule schedule,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<DigestPlanner> logger)
{
    /// <summary>Alerts may keep coming while a digest is planned; after that many changes the next worker tries again.</summary>
    private const int MostTries = 5;

    /// <returns>The planned digest; null when nothing waits for this slot.</returns>
    public async Task<OutboxDigest?> PlanAsync(Subscription subscription, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var waiting = await outbox.ReadWaitingAsync(subscription.Id, cancellationToken);
            if (waiting.Slot is null || DueEntry.ToSecond(waiting.Slot.Value) != DueEntry.ToSecond(slot))
                return null; // Planned before, or the message belongs to a slot that never opened.
            if (schedule.SlotFor(subscription, waiting.Alerts, clock.GetUtcNow()) is null)
            {
                if (await outbox.CloseSlotAsync(waiting, cancellationToken))
                    return null;
                continue;
            }

            if (await outbox.HoldBackCopiesAsync(waiting, cancellationToken) is > 0 and var copies)
            {
                logger.CopiesHeldBack(copies, subscription.Id);
                continue; // Perhaps nothing is left.
            }

            var id = OutboxDigest.IdOf(subscription.Id, slot);
            var frozen = await RenderAsync(subscription, id, waiting, cancellationToken);
            var now = clock.GetUtcNow();
            var digest = new OutboxDigest
            {
                Id = id,
                SubscriptionId = subscription.Id,
                Slot = slot,
                State = DigestState.Planned,
                Content = await outbox.FreezeAsync(id, frozen, cancellationToken),
                Items = waiting.Alerts.Count,
                PlannedAt = now,
                ChangedAt = now,
            };
            if (await outbox.PlanAsync(waiting, digest, frozen, SlotFor(subscription), cancellationToken) is { } planned)
            {
                metrics.DigestReached("planned");
                logger.DigestPlanned(frozen.Subject, subscription.Id);
                return planned;
            }
        }

        throw new InvalidOperationException($"The outbox of subscription {subscription.Id} kept changing while its digest was planned.");
    }

    /// <summary>Finishes a digest whose worker died between two transactions; its content is frozen already.</summary>
    public async Task<OutboxDigest?> FinishAsync(Subscription subscription, OutboxDigest digest, CancellationToken cancellationToken)
    {
        var frozen = await outbox.ReadFrozenAsync(digest.Content, cancellationToken);
        var planned = await outbox.FinishClaimingAsync(digest, frozen, SlotFor(subscription), cancellationToken);
        if (planned is not null)
            metrics.DigestReached("planned");
        return planned;
    }

    /// <summary>
    /// An alert that came just as its slot was planned may have opened the same slot again. That slot has its digest: what waits
    /// gets the next one.
    /// </summary>
    public async Task MoveReopenedSlotAsync(Subscription subscription, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var waiting = await outbox.ReadWaitingAsync(subscription.Id, cancellationToken);
        if (waiting.Slot is not { } open || DueEntry.ToSecond(open) != DueEntry.ToSecond(slot))
            return;
        var next = DueEntry.Create(DueKind.Slot, schedule.NextSlot(subscription, clock.GetUtcNow()), subscription.Id);
        await due.AddAsync(next, cancellationToken);
        await outbox.MoveSlotAsync(subscription.Id, open, next.At, cancellationToken);
    }

    private Func<IReadOnlyList<Alert>, DateTimeOffset?> SlotFor(Subscription subscription) =>
        alerts => schedule.SlotFor(subscription, alerts, clock.GetUtcNow());

    private async Task<FrozenDigest> RenderAsync(
        Subscription subscription, string digestId, WaitingAlerts waiting, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var alerts = await tones.CatchUpAsync(waiting.Alerts, cancellationToken);
        var (toned, settledIds) = await tones.FollowUpAsync(waiting.ToldWithoutTone, subscription.Wants, now, cancellationToken);
        var content = DigestBuilder.Build(alerts, "Your alerts", subscription.TimeZone, now, digestId) with { TonedSince = toned };
        var texts = await mail.RenderAsync(content, subscription);
        return new([.. alerts.Select(alert => alert.Id)], content, texts.Subject, texts.Html, texts.Text) { SettledIds = settledIds };
    }
}
