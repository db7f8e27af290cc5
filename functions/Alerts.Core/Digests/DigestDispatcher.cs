namespace Alerts.Core.Digests;

/// <summary>Selects the slots that are due and hands them on, one message each.</summary>
public sealed class DigestDispatcher(IDueIndex due, IOutboxStore outbox, IWorkQueue queue, TimeProvider clock)
{
    /// <returns>How many were handed on.</returns>
    public async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        await foreach (var slot in due.ReadAsync(DueKind.Slot, now, cancellationToken))
        {
            // The entry under which the digest is looked after comes first, then the message, and last the slot's own entry goes:
            // a process that dies in between hands the slot on twice, and the second message finds the digest there.
            var message = new SendDigest(slot.Id, slot.At, DueEntry.ToSecond(now + SendDigest.Patience));
            await due.AddAsync(message.Due, cancellationToken);
            await queue.SendAsync(message, cancellationToken);
            await due.RemoveAsync(slot, cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>Makes every open slot due now, whatever its time; the slots after it stay as they are.</summary>
    public async Task CloseSlotsAsync(CancellationToken cancellationToken)
    {
        var now = DueEntry.ToSecond(clock.GetUtcNow());
        await foreach (var slot in due.ReadAsync(DueKind.Slot, DateTimeOffset.MaxValue, cancellationToken))
        {
            if (slot.At <= now)
                continue;
            await due.AddAsync(slot with { At = now }, cancellationToken);
            await outbox.MoveSlotAsync(slot.Id, slot.At, now, cancellationToken);
            await due.RemoveAsync(slot, cancellationToken);
        }
    }

    /// <summary>Lets refused digests be tried again at once, whatever pause they are in.</summary>
    public async Task EndPausesAsync(CancellationToken cancellationToken)
    {
        await foreach (var entry in due.ReadAsync(DueKind.Send, DateTimeOffset.MaxValue, cancellationToken))
        {
            var message = SendDigest.From(entry, entry.At);
            var digest = await outbox.FindDigestAsync(message.SubscriptionId, message.DigestId, cancellationToken);
            if (digest is { State: DigestState.Planned, NextAttemptAt: not null })
                await outbox.SaveDigestAsync(digest with { NextAttemptAt = null }, cancellationToken);
        }
    }
}
