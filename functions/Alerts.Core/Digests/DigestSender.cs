using Alerts.Core.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Digests;

/// <summary>Carries one digest from what waits in the outbox to the mail provider.</summary>
public sealed class DigestSender(
    IOutboxStore outbox,
    ISubscriptionStore subscriptions,
    ISuppressionStore suppressions,
    IDueIndex due,
    IDigestMail mail,
    DigestPlanner planner,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<DigestSender> logger)
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(10);

    public async Task SendAsync(SendDigest message, CancellationToken cancellationToken)
    {
        var subscription = await subscriptions.FindSubscriptionAsync(message.SubscriptionId, cancellationToken);
        if (subscription is null)
        {
            logger.SubscriptionMissing(message.SubscriptionId);
            await due.RemoveAsync(message.Due, cancellationToken);
            return;
        }

        var digest = await FindOrPlanAsync(subscription, message, cancellationToken);
        if (digest is { State: DigestState.Planned } && !(digest.NextAttemptAt > clock.GetUtcNow()))
            digest = await AttemptAsync(digest, subscription, cancellationToken);
        else if (digest is { State: DigestState.Sending } && digest.ChangedAt + SendDigest.Patience <= clock.GetUtcNow())
            digest = await ReachAsync(digest with { State = DigestState.Unknown, Reason = "The worker died while the provider was answering." });

        await LookAgainAsync(digest, message, cancellationToken);
    }

    private async Task<OutboxDigest?> FindOrPlanAsync(Subscription subscription, SendDigest message, CancellationToken cancellationToken)
    {
        var digest = await outbox.FindDigestAsync(subscription.Id, message.DigestId, cancellationToken);
        if (digest is { State: not DigestState.Claiming })
            await planner.MoveReopenedSlotAsync(subscription, message.Slot, cancellationToken);
        return digest switch
        {
            null => await planner.PlanAsync(subscription, message.Slot, cancellationToken),
            { State: DigestState.Claiming } => await planner.FinishAsync(subscription, digest, cancellationToken) ?? digest,
            _ => digest,
        };
    }

    private async Task<OutboxDigest> AttemptAsync(OutboxDigest digest, Subscription subscription, CancellationToken cancellationToken)
    {
        var subscriber = await subscriptions.FindSubscriberAsync(subscription.SubscriberId, cancellationToken);
        if (await suppressions.ReasonNotToSendAsync(subscriber, cancellationToken) is { } reason)
            return await ReachAsync(digest with { State = DigestState.Cancelled, Reason = reason });

        var frozen = await outbox.ReadFrozenAsync(digest.Content, cancellationToken);
        var sending = digest with
        {
            State = DigestState.Sending,
            Attempts = digest.Attempts + 1,
            AttemptId = Guid.NewGuid(),
            ChangedAt = clock.GetUtcNow(),
            NextAttemptAt = null,
        };
        if (await outbox.SaveDigestAsync(sending, cancellationToken) is not { } mine)
            return sending; // Another worker is sending it: it will finish, or be found by the sweeper.

        // From here on the provider may take the mail: what it answered is written down even when the host is stopping.
        SendResult result;
        try
        {
            result = await mail.SendAsync(mine, frozen, subscription, subscriber!, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A sender gives up only as long as nothing has gone out: the digest is as good as untouched.
            result = new SendResult.Refused("The host was stopping.");
        }

        return await ReachAsync(After(mine, result));
    }

    private OutboxDigest After(OutboxDigest digest, SendResult result) => result switch
    {
        SendResult.Accepted accepted => digest with { State = DigestState.Accepted, ProviderId = accepted.ProviderId, Reason = null },
        SendResult.Unknown unknown => digest with { State = DigestState.Unknown, Reason = unknown.Reason },
        SendResult.Refused { Permanent: true } refused => digest with { State = DigestState.Failed, Reason = refused.Reason },
        SendResult.Refused refused => digest with
        {
            State = DigestState.Planned,
            Reason = refused.Reason,
            NextAttemptAt = DueEntry.ToSecond(clock.GetUtcNow() + RetryPause.After(digest.Attempts, refused.RetryAfter)),
        },
        _ => throw new InvalidOperationException($"Unknown outcome {result}."),
    };

    private async Task<OutboxDigest> ReachAsync(OutboxDigest digest)
    {
        var reached = digest with { ChangedAt = clock.GetUtcNow(), AttemptId = null };
        if (await outbox.SaveDigestAsync(reached, CancellationToken.None) is null)
        {
            logger.DigestChangedMeanwhile(digest.Id);
            return reached;
        }

        metrics.DigestReached(reached.State == DigestState.Planned ? "refused" : reached.State.ToString().ToLowerInvariant());
        if (reached.State == DigestState.Failed)
            metrics.Failed("send");
        logger.DigestReached(reached.Id, reached.State, reached.Reason ?? reached.ProviderId ?? "");
        return reached;
    }

    /// <summary>A final digest leaves the due index; one that waits for its next attempt is entered for that time.</summary>
    private async Task LookAgainAsync(OutboxDigest? digest, SendDigest message, CancellationToken cancellationToken)
    {
        if (digest is { State: DigestState.Sending or DigestState.Claiming })
            return; // Its entry stands until the work is finished.
        if (digest is null && message.Attempts == 0)
        {
            // The slot may be opening this very moment: whoever opens it wrote the index first. One more look, then it is certain.
            var again = message.Due with { At = DueEntry.ToSecond(clock.GetUtcNow() + SecondLook), Attempts = 1 };
            await due.AddAsync(again, cancellationToken);
        }

        if (digest is { State: DigestState.Planned, NextAttemptAt: { } next })
            await due.AddAsync(message.Due with { At = DueEntry.ToSecond(next) }, cancellationToken);
        if (digest?.NextAttemptAt is not { } at || DueEntry.ToSecond(at) != message.Due.At)
            await due.RemoveAsync(message.Due, cancellationToken);
    }
}
