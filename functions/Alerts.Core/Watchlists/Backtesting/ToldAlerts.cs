using System.Collections.Concurrent;
using Alerts.Core.Articles;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>As much of an alert as counting takes.</summary>
/// <param name="Story">Its link: copies under one link are told once.</param>
internal sealed record ToldAlert(string Id, string WatchlistId, string EntityId, DateTimeOffset At, string Story, Salience Salience);

/// <summary>The alerts that one version makes of many articles.</summary>
internal sealed class ToldAlerts
{
    private readonly ConcurrentDictionary<string, ToldAlert> _byId = new(StringComparer.Ordinal);

    public void Add(Article article, Alert[] alerts)
    {
        foreach (var alert in alerts)
        {
            var told = new ToldAlert(alert.Id, alert.WatchlistId, alert.EntityId, article.SeenAt(), alert.Link ?? alert.ArticleId, alert.Salience);
            _byId.AddOrUpdate(alert.Id, told, (_, known) => known.At <= told.At ? known : told);
        }
    }

    public bool Holds(string alertId) => _byId.ContainsKey(alertId);

    /// <summary>Those of a watchlist that the other version does not tell.</summary>
    public int CountBeyond(ToldAlerts other, string watchlistId) =>
        _byId.Values.Count(alert => alert.WatchlistId == watchlistId && !other.Holds(alert.Id));

    public IReadOnlyList<ToldAlert> InOrder() =>
        [.. _byId.Values.OrderBy(alert => alert.At).ThenBy(alert => alert.Id, StringComparer.Ordinal)];
}
