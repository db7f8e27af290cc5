using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Tries a draft on the articles of the last days: what would have been told, and what not any more. Nothing is stored.</summary>
public sealed class Backtest(
    ArticleArchive archive,
    IWatchlistStore watchlists,
    ISubscriptionStore subscriptions,
    DigestSchedule schedule,
    EmbeddedAnalyzer analyzer,
    TimeProvider clock)
{
    public const int MostDays = 45;
    public const int MostExamples = 200;

    /// <exception cref="InputException">The number of days cannot be used.</exception>
    public async Task<BacktestReport> RunAsync(Watchlist draft, int days, CancellationToken cancellationToken)
    {
        CheckDays(days);
        var until = clock.GetUtcNow();
        var current = (await watchlists.ReadCurrentAsync(null, cancellationToken)).Watchlists;
        var saved = current.FirstOrDefault(watchlist => watchlist.Id == draft.Id) ?? draft with { Entities = [] };
        // The one that is tried out goes first: an entity that another watchlist has too is counted here.
        draft = draft with { Version = saved.Version + 1 };
        Watchlist[] others = [.. current.Where(watchlist => watchlist.Id != draft.Id)];
        var comparison = new DraftComparison(
            draft.Id, new(new([saved, .. others]), analyzer), new(new([draft, .. others]), analyzer), new([saved, draft, .. others]));
        await archive.ReadAsync(until.AddDays(-days), until, comparison.Look, cancellationToken);

        var since = comparison.Oldest is { } oldest && oldest > until.AddDays(-days) ? oldest : until.AddDays(-days);
        var (before, after) = (comparison.Before.InOrder(), comparison.After.InOrder());
        return new(
            since, until, comparison.Articles,
            RateOf(before, draft.Id, since, until), RateOf(after, draft.Id, since, until),
            EntitiesOf(saved, draft, before, after),
            comparison.GainedAlerts(), comparison.LostAlerts(),
            await ForecastAsync([.. saved.Entities.Concat(draft.Entities).Select(entity => entity.Id).Distinct()], before, after, until - since, cancellationToken));
    }

    /// <exception cref="InputException">The number of days cannot be used.</exception>
    public static void CheckDays(int days)
    {
        if (days is < 1 or > MostDays)
            throw new InputException($"days is {days}; write a whole number from 1 to {MostDays}, since it looks back at most {MostDays} days.");
    }

    private static AlertRate RateOf(IReadOnlyList<ToldAlert> told, string watchlistId, DateTimeOffset since, DateTimeOffset until)
    {
        ToldAlert[] own = [.. told.Where(alert => alert.WatchlistId == watchlistId)];
        var busiest = own
            .CountBy(alert => DateOnly.FromDateTime(alert.At.UtcDateTime))
            .OrderByDescending(day => day.Value)
            .Select(day => new BusyDay(day.Key, day.Value))
            .FirstOrDefault();
        // Less than a day of articles tells no rate: what it brought counts as a day's.
        return new(own.Length, own.Length / Math.Max(1, (until - since).TotalDays), busiest);
    }

    private static EntityChange[] EntitiesOf(
        Watchlist saved, Watchlist draft, IReadOnlyList<ToldAlert> before, IReadOnlyList<ToldAlert> after)
    {
        var (had, has) = (CountsOf(before, draft.Id), CountsOf(after, draft.Id));
        return
        [
            .. draft.Entities.Concat(saved.Entities)
                .DistinctBy(entity => entity.Id)
                .Select(entity => new EntityChange(entity.Id, entity.Name, had.GetValueOrDefault(entity.Id), has.GetValueOrDefault(entity.Id))),
        ];
    }

    private static Dictionary<string, int> CountsOf(IReadOnlyList<ToldAlert> told, string watchlistId) =>
        told.Where(alert => alert.WatchlistId == watchlistId).CountBy(alert => alert.EntityId).ToDictionary();

    private async Task<MailChanges> ForecastAsync(
        string[] entityIds, IReadOnlyList<ToldAlert> before, IReadOnlyList<ToldAlert> after, TimeSpan time, CancellationToken cancellationToken)
    {
        var (had, has) = (new MailForecast(schedule, before), new MailForecast(schedule, after));
        var weeks = Math.Max(1, time.TotalDays) / 7;
        var changes = new List<MailChange>();
        await foreach (var subscription in subscriptions.ReadWantingAsync(entityIds, cancellationToken).Select(wanting => wanting.Subscription).Distinct())
            changes.Add(new(subscription.Id, subscription.Cadence, had.MailsFor(subscription) / weeks, has.MailsFor(subscription) / weeks));
        return new(
            changes.Count,
            [.. changes.OrderByDescending(change => Math.Abs(change.After - change.Before)).ThenBy(change => change.SubscriptionId, StringComparer.Ordinal).Take(MostExamples)]);
    }
}
