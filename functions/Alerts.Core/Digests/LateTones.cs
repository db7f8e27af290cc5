using Alerts.Core.Analysis;

namespace Alerts.Core.Digests;

/// <summary>Looks whether alerts that were handed on without tone have it by now. Those that have it already cost no read.</summary>
public sealed class LateTones(IAlertStore alerts)
{
    private const int AtOnce = 16;

    /// <summary>Told without tone earlier: so many are looked at for a digest, the oldest first.</summary>
    private const int MostTold = 20;

    /// <summary>After that nobody works on their tone any more.</summary>
    private static readonly TimeSpan LongestHope = TimeSpan.FromDays(3);

    /// <returns>The same alerts in the same order, each as it is known now.</returns>
    public async Task<IReadOnlyList<Alert>> CatchUpAsync(IReadOnlyList<Alert> known, CancellationToken cancellationToken)
    {
        Alert[] current = [.. known];
        var untoned = Enumerable.Range(0, current.Length).Where(i => current[i].Tone == Tone.NotAnalyzed);
        await Parallel.ForEachAsync(untoned, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, cancel) =>
        {
            var stored = await alerts.FindAsync(current[i].EntityId, current[i].ArticleId, current[i].FirstSeen, cancel);
            if (stored is { Alert.Tone: not Tone.NotAnalyzed })
                current[i] = stored.Alert;
        });
        return current;
    }

    /// <summary>Looks after alerts that earlier digests told without tone.</summary>
    /// <returns>Those whose tone can be told now, and the ids of all that need not be looked at again.</returns>
    public async Task<(IReadOnlyList<Alert> Toned, IReadOnlyList<string> SettledIds)> FollowUpAsync(
        IReadOnlyList<ToldAlert> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ToldAlert[] oldest = [.. told.OrderBy(alert => alert.FirstSeen).Take(MostTold)];
        var stored = await Task.WhenAll(oldest.Select(alert => alerts.FindAsync(alert.EntityId, alert.ArticleId, alert.FirstSeen, cancellationToken)));
        Alert[] toned = [.. stored.Where(found => found is { Alert.Tone: not Tone.NotAnalyzed }).Select(found => found!.Alert)];
        return (toned,
        [
            .. toned.Select(alert => alert.Id)
                .Union(oldest.Where((alert, i) => stored[i] is null || alert.FirstSeen + LongestHope < now).Select(alert => alert.Id)),
        ]);
    }
}
