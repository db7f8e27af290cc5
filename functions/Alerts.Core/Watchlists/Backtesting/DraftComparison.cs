using Alerts.Core.Articles;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Holds the alerts of two versions of a watchlist against each other, article by article. Any number of threads may look.</summary>
/// <param name="either">Both versions and the other watchlists at once: most articles hold nothing of any, and need no second reading.</param>
internal sealed class DraftComparison(string watchlistId, WatchlistTrial saved, WatchlistTrial draft, WatchlistMatcher either)
{
    private readonly NewestAlerts _gained = new(Backtest.MostExamples);
    private readonly NewestAlerts _lost = new(Backtest.MostExamples);
    private readonly Lock _gate = new();
    private int _articles;

    public ToldAlerts Before { get; } = new();

    public ToldAlerts After { get; } = new();

    public int Articles => _articles;

    public DateTimeOffset? Oldest { get; private set; }

    public void Look(Article article)
    {
        lock (_gate)
        {
            _articles++;
            Oldest = Oldest < article.SeenAt() ? Oldest : article.SeenAt();
        }

        if (either.Match(article.Title, article.Text, article.Language) is { Mentions.Count: 0, Rejected.Count: 0, IsCut: false })
            return;
        var matches = draft.Match(article);
        Alert[] had = [.. saved.AlertsOf(article, saved.Match(article))];
        Alert[] has = [.. draft.AlertsOf(article, matches)];
        Before.Add(article, had);
        After.Add(article, has);
        foreach (var alert in Without(has, had))
            _gained.Add(new(alert, null));
        foreach (var alert in Without(had, has))
            _lost.Add(new(alert, WhyLost(alert, matches)));
    }

    // A later version of an article may be told where an earlier one is not: what counts is whether its readers hear of it at all.
    public AlertChanges GainedAlerts() => new(After.CountBeyond(Before, watchlistId), _gained.WithoutThoseOf(Before));

    public AlertChanges LostAlerts() => new(Before.CountBeyond(After, watchlistId), _lost.WithoutThoseOf(After));

    private IEnumerable<Alert> Without(Alert[] alerts, Alert[] others) =>
        alerts.Where(alert => alert.WatchlistId == watchlistId && !others.Any(other => other.Id == alert.Id));

    private string WhyLost(Alert alert, ArticleMatches matches) =>
        matches.Rejected.FirstOrDefault(rejection => rejection.WatchlistId == watchlistId && rejection.EntityId == alert.EntityId)?.Reason
        ?? $"The draft does not look for “{alert.Reasons[0].Alias}” any more.";
}
