using Alerts.Core.Analysis;

namespace Alerts.Core.Digests;

/// <summary>Looks whether alerts that were handed on without tone have it by now. Those that have it already cost no read.</summary>
public sealed class LateTones(IAlertStore alerts)
{
    private const int AtOnce = 16;

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
}
