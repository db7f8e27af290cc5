using Alerts.Core;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Local.Hosting;

namespace Alerts.Local;

/// <summary>Polls each feed once, waits until no work is unfinished, and sends every waiting alert.</summary>
internal sealed class OnceRun(
    IFeedStore feeds,
    FeedDispatcher feedDispatcher,
    IDueIndex due,
    IOutboxStore outbox,
    DigestDispatcher dispatcher,
    StalledWork stalled,
    FunctionInvoker functions,
    TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>A message whose run throws comes back after half a minute, ten times: so long without less to do is no progress.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RecoverEvery = TimeSpan.FromSeconds(10);

    /// <summary>No feed is due later.</summary>
    private static readonly DateTimeOffset Someday = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>False when work was left unfinished.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await dispatcher.EndPausesAsync(cancellationToken);
        await stalled.RecoverAllAsync(cancellationToken); // What an earlier run on this folder left unfinished.
        var asked = await ToAskAsync(cancellationToken);
        await feedDispatcher.HandOutAsync(asked, cancellationToken);
        if (!await UntilAsync(
            async () => (await LeftAsync(asked, cancellationToken)).Count,
            cancellationToken,
            // A host with many feeds is visited several times.
            again: async () => await feedDispatcher.HandOutAsync(await LeftAsync(asked, cancellationToken), cancellationToken)))
            return false;
        if (!await UntilAsync(() => CountAsync(DueKind.Batch, cancellationToken), cancellationToken))
            return false;
        await dispatcher.CloseSlotsAsync(cancellationToken);
        await dispatcher.DispatchAsync(cancellationToken);
        return await UntilAsync(() => CountUnsentAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Feeds due or not, but for those whose publisher asked to wait.</summary>
    private async Task<HashSet<DueFeed>> ToAskAsync(CancellationToken cancellationToken)
    {
        var asked = new HashSet<DueFeed>();
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
        {
            if (feed.State == FeedState.Active && !(feed.NotBefore > clock.GetUtcNow()))
                asked.Add(new(feed.Id, feed.Url, feed.DueAt));
        }

        return asked;
    }

    /// <summary>Those whose row no poll has changed yet.</summary>
    private async Task<HashSet<DueFeed>> LeftAsync(HashSet<DueFeed> asked, CancellationToken cancellationToken)
    {
        var left = new HashSet<DueFeed>();
        await foreach (var feed in feeds.ReadDueAsync(Someday, cancellationToken))
        {
            if (asked.Contains(feed))
                left.Add(feed);
        }

        return left;
    }

    private async Task<int> CountAsync(DueKind kind, CancellationToken cancellationToken) =>
        await due.ReadAsync(kind, DateTimeOffset.MaxValue, cancellationToken).CountAsync(cancellationToken);

    /// <summary>A refused digest stays planned: the next run, or the long-running mode, sends it.</summary>
    private async Task<int> CountUnsentAsync(CancellationToken cancellationToken)
    {
        var unsent = 0;
        await foreach (var entry in due.ReadAsync(DueKind.Send, DateTimeOffset.MaxValue, cancellationToken))
        {
            var message = SendDigest.From(entry, entry.At);
            var digest = await outbox.FindDigestAsync(message.SubscriptionId, message.DigestId, cancellationToken);
            if (digest is not { State: DigestState.Planned, NextAttemptAt: not null })
                unsent++;
        }

        return unsent;
    }

    /// <summary>While a function runs nothing is done, and the storage need not be asked whether it is.</summary>
    private async Task<bool> IsIdleAsync(CancellationToken cancellationToken)
    {
        await functions.Idle.WaitAsync(RecoverEvery, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return functions.Idle.IsCompleted;
    }

    /// <param name="countLeft">What is left to do; 0 ends the waiting.</param>
    private async Task<bool> UntilAsync(Func<Task<int>> countLeft, CancellationToken cancellationToken, Func<Task>? again = null)
    {
        var left = int.MaxValue;
        var started = clock.GetTimestamp();
        var recovered = started;
        while (true)
        {
            if (await IsIdleAsync(cancellationToken))
            {
                var now = await countLeft();
                if (now == 0)
                    return true;
                if (now < left)
                    (left, started) = (now, clock.GetTimestamp());
            }

            if (clock.GetElapsedTime(started) > Longest)
                return false;
            if (clock.GetElapsedTime(recovered) > RecoverEvery)
            {
                await stalled.RecoverAsync(cancellationToken);
                if (again is not null)
                    await again();
                recovered = clock.GetTimestamp();
            }

            await Task.Delay(Glance, clock, cancellationToken);
        }
    }
}
