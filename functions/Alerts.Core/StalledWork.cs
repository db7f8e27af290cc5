using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Microsoft.Extensions.Logging;

namespace Alerts.Core;

/// <summary>Finds work whose message was lost, expired, poisoned or is held by a dead host, and hands it on again.</summary>
public sealed class StalledWork(
    IDueIndex due,
    IBatchStore batches,
    IHostLeases leases,
    ToneCompleter tones,
    IWorkQueue queue,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<StalledWork> logger)
{
    /// <summary>A batch that was handed on that often without a result is shown as failed instead.</summary>
    public const int MostAttempts = 8;

    /// <summary>Hands on what should be final by now.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) => RecoverAsync(clock.GetUtcNow(), cancellationToken);

    /// <summary>Hands on everything that is unfinished: right where no other worker can be at it, as when a lone process starts.</summary>
    public async Task RecoverAllAsync(CancellationToken cancellationToken)
    {
        await leases.ReleaseAllAsync(cancellationToken);
        await RecoverAsync(DateTimeOffset.MaxValue, cancellationToken);
    }

    private async Task RecoverAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var entry in due.ReadAsync(DueKind.Batch, until, cancellationToken))
        {
            if (entry.Attempts >= MostAttempts)
                await GiveUpAsync(entry, cancellationToken);
            else
                await HandOnAsync(entry, entry with { At = DueEntry.ToSecond(now + ArticleBatch.Patience), Attempts = entry.Attempts + 1 },
                    again => new AnalyzeArticles(again.Id, again.At), cancellationToken);
        }

        await foreach (var entry in due.ReadAsync(DueKind.Send, until, cancellationToken))
        {
            var message = SendDigest.From(entry, now + SendDigest.Patience);
            await HandOnAsync(entry, message.Due, _ => message, cancellationToken);
        }

        await foreach (var entry in due.ReadAsync(DueKind.Tone, until, cancellationToken))
        {
            // The last attempt ends them itself, and says why. Here end those that never come so far.
            if (entry.Attempts > CompleteTones.MostAttempts)
                await tones.GiveUpAsync(entry, $"Handed on {entry.Attempts} times to find the tone of its alerts, without a result.", cancellationToken);
            else
                await HandOnAsync(entry, entry with { At = DueEntry.ToSecond(now + CompleteTones.Patience), Attempts = entry.Attempts + 1 },
                    CompleteTones.From, cancellationToken);
        }
    }

    private async Task HandOnAsync<TMessage>(DueEntry entry, DueEntry again, Func<DueEntry, TMessage> toMessage, CancellationToken cancellationToken)
        where TMessage : class
    {
        await due.AddAsync(again, cancellationToken);
        await queue.SendAsync(toMessage(again), cancellationToken);
        if (entry.At != again.At)
            await due.RemoveAsync(entry, cancellationToken);
        logger.HandedOnAgain(entry.Kind, entry.Id, again.Attempts);
    }

    private async Task GiveUpAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        var batch = await batches.FindAsync(entry.Id, cancellationToken);
        await batches.SaveOutcomeAsync(
            new(entry.Id, batch?.FeedIds() ?? [], BatchState.Failed, batch?.Articles.Count ?? 0, 0, 0,
                $"Handed on {entry.Attempts} times without a result.", batch?.Backfill),
            cancellationToken);
        await due.RemoveAsync(entry, cancellationToken);
        metrics.Failed("batch");
        logger.BatchGivenUp(entry.Id, entry.Attempts);
    }
}
