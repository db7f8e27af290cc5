using Alerts.Core.Articles;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Picks what a backfill tells.</summary>
public sealed class BackfilledAlerts(IAlertStore alerts)
{
    /// <summary>
    /// The alerts of the backfilled watchlist that were not found when their articles were new, marked. Those that a backfill has
    /// stored before count as new: it may have died before it handed them on, and an outbox takes none twice.
    /// </summary>
    public async Task<Alert[]> PickAsync(IReadOnlyList<Alert> found, BackfillOrder order, CancellationToken cancellationToken)
    {
        var picked = new List<Alert>();
        foreach (var entity in found.Where(alert => alert.WatchlistId == order.WatchlistId).GroupBy(alert => alert.EntityId))
        {
            var (since, until) = (entity.Min(alert => alert.FirstSeen), entity.Max(alert => alert.FirstSeen).AddTicks(1));
            var known = await alerts.ReadAsync(entity.Key, since, until, int.MaxValue, cancellationToken)
                .Where(alert => !alert.IsBackfilled)
                .Select(alert => alert.Id)
                .ToHashSetAsync(cancellationToken: cancellationToken);
            picked.AddRange(entity.Where(alert => !known.Contains(alert.Id)).Select(alert => alert with { IsBackfilled = true }));
        }

        return [.. picked];
    }
}
