using Alerts.Core.Analysis;

namespace Alerts.Core.Digests;

/// <summary>Looks whether alerts that were handed on without tone have it by now. Those that have it already cost no read.</summary>
public sealed class LateTones(IAlertStore alerts)
{
    private const int AtOnce = 16;

    /// <summary>Told without tone earlier: so many are told in a digest with it, the oldest first.</summary>
    private const int MostToned = 20;

    /// <summary>So many are looked at for a digest: more than are told, so that hopeless ones block nobody.</summary>
    private const int MostRead = 100;

    /// <summary>So many are given up in a digest: each is an operation of its transaction.</summary>
    private const int MostDropped = 40;

    /// <summary>After that nobody works on their tone any more, and hardly a reader remembers the article.</summary>
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
    /// <param name="wants">Whether the reader still wants to hear of an entity.</param>
    /// <returns>
    /// Those whose tone can be told now, and the ids of all that need not be looked at again: these, and what is too old, gone or no
    /// longer wanted.
    /// </returns>
    public async Task<(IReadOnlyList<Alert> Toned, IReadOnlyList<string> SettledIds)> FollowUpAsync(
        IReadOnlyList<ToldAlert> told, Func<string, bool> wants, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hopeful = told.ToLookup(alert => alert.FirstSeen + LongestHope >= now && wants(alert.EntityId));
        ToldAlert[] read = [.. hopeful[true].OrderBy(alert => alert.FirstSeen).Take(MostRead)];
        var stored = new StoredAlert?[read.Length];
        await Parallel.ForAsync(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, cancel) =>
            stored[i] = await alerts.FindAsync(read[i].EntityId, read[i].ArticleId, read[i].FirstSeen, cancel));
        Alert[] toned = [.. stored.Where(found => found is { Alert.Tone: not Tone.NotAnalyzed }).Take(MostToned).Select(found => found!.Alert)];
        var dropped = hopeful[false].Select(alert => alert.Id).Concat(read.Where((_, i) => stored[i] is null).Select(alert => alert.Id));
        return (toned, [.. toned.Select(alert => alert.Id).Union(dropped.Take(MostDropped))]);
    }
}
