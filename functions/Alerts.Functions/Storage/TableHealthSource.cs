using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Functions.Api;

namespace Alerts.Functions.Storage;

/// <summary>Reads from the due index how long the oldest unfinished work has waited.</summary>
internal sealed class TableHealthSource(IDueIndex due, TimeProvider clock) : IHealthSource
{
    public async Task<DateTimeOffset?> OldestUnfinishedAsync(CancellationToken cancellationToken)
    {
        var batch = await OldestAsync(DueKind.Batch, DateTimeOffset.MaxValue, ArticleBatch.Patience, cancellationToken);
        var send = await OldestAsync(DueKind.Send, DateTimeOffset.MaxValue, SendDigest.Patience, cancellationToken);
        var slot = await OldestAsync(DueKind.Slot, clock.GetUtcNow(), TimeSpan.Zero, cancellationToken);
        return new[] { batch, send, slot }.Min();
    }

    /// <summary>An entry stands at the time of the next look: each time that the work was handed on moved it by one patience.</summary>
    private async Task<DateTimeOffset?> OldestAsync(DueKind kind, DateTimeOffset until, TimeSpan patience, CancellationToken cancellationToken)
    {
        DateTimeOffset? oldest = null;
        await foreach (var entry in due.ReadAsync(kind, until, cancellationToken))
        {
            var since = entry.At - (patience * (entry.Attempts + 1));
            oldest = oldest is null || since < oldest ? since : oldest;
        }

        return oldest;
    }
}
