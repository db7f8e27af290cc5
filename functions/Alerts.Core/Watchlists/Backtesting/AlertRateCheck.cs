using System.Globalization;
using Alerts.Core.Watchlists.Editing;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Asks before a save floods its readers, by what the draft makes of the last days' articles.</summary>
public sealed class AlertRateCheck(Backtest backtest, IOptions<WatchlistOptions> options) : IDraftCheck
{
    private const int Days = 7;

    public async Task<IReadOnlyList<DraftWarning>> CheckAsync(Watchlist? saved, Watchlist draft, CancellationToken cancellationToken)
    {
        if (draft.Entities.Count == 0)
            return [];
        var report = await backtest.RunAsync(draft, Days, cancellationToken);
        var (before, after) = (report.Before.PerDay, report.After.PerDay);
        var limit = options.Value.MostAlertsPerDay;
        if (after <= limit || after <= before)
            return [];

        var message = string.Create(CultureInfo.InvariantCulture,
            $"This draft would have sent {after:N0} alerts a day over the last {Days} days; the limit is {limit:N0}. Narrow what matches most, or confirm that so many are wanted");
        // The number moves with every new article; who confirms means this draft.
        var key = $"alert-rate-{StableId.Of("alert-rate", draft.Id, WatchlistFile.ToJson(draft))[..12]}";
        return [new(key, "alert-rate", FieldPath.Of("entities"), message)];
    }
}
