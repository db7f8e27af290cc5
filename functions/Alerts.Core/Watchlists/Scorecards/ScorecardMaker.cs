using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists.Backtesting;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Makes scorecards out of the alerts, dismissals and articles of the last days. Nothing is stored.</summary>
public sealed class ScorecardMaker(IWatchlistStore watchlists, IAlertStore alerts, IDismissals dismissals, ArticleArchive archive, TimeProvider clock)
{
    /// <returns>Null when there is no such watchlist.</returns>
    /// <exception cref="InputException">The number of days cannot be used.</exception>
    public async Task<Scorecard?> MakeAsync(string watchlistId, int days, CancellationToken cancellationToken)
    {
        Backtest.CheckDays(days);
        var current = (await watchlists.ReadCurrentAsync(null, cancellationToken)).Watchlists;
        if (current.FirstOrDefault(watchlist => watchlist.Id == watchlistId) is not { } watchlist)
            return null;

        var until = clock.GetUtcNow();
        var since = until.AddDays(-days);
        var tallies = new List<(TrackedEntity Entity, HitTally Tally)>();
        var contexts = new List<LabelledSearch>();
        foreach (var entity in watchlist.Entities)
        {
            var dismissed = await dismissals.ReadAlertIdsAsync(entity.Id, since, cancellationToken);
            var (tally, searches) = (new HitTally(entity, dismissed), new ContextSearches(entity, dismissed));
            await foreach (var alert in alerts.ReadAsync(entity.Id, since, until, int.MaxValue, cancellationToken))
            {
                tally.Add(alert);
                searches.Add(alert);
            }

            tallies.Add((entity, tally));
            contexts.AddRange(searches.Start());
        }

        var search = new SuggestionSearch(watchlist, contexts);
        await archive.ReadAsync(since, until, search.Look, cancellationToken);
        return new(
            watchlist.Id, watchlist.Version, since, until, search.Articles,
            [.. tallies.Select(pair => new EntityScore(pair.Entity.Id, pair.Entity.Name, pair.Tally.Counts, pair.Tally.Aliases(), search.Of(pair.Entity)))]);
    }
}
