using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>A draft against the saved version of the same watchlist, over the articles of some days.</summary>
/// <param name="Since">When the days begin; later where the archive begins later.</param>
/// <param name="Articles">Those that were looked at, each of their versions counted.</param>
public sealed record BacktestReport(
    DateTimeOffset Since,
    DateTimeOffset Until,
    int Articles,
    AlertRate Before,
    AlertRate After,
    IReadOnlyList<EntityChange> Entities,
    AlertChanges Gained,
    AlertChanges Lost,
    MailChanges Mails);

/// <param name="Busiest">The day, in UTC, with most alerts; null when there is none.</param>
public sealed record AlertRate(int Alerts, double PerDay, BusyDay? Busiest);

public sealed record BusyDay(DateOnly Day, int Alerts);

/// <summary>How many alerts name an entity. One that stands in the draft or in the saved version only has none in the other.</summary>
public sealed record EntityChange(string EntityId, string EntityName, int Before, int After);

/// <param name="Newest">The newest ones, at most <see cref="Backtest.MostExamples"/>.</param>
public sealed record AlertChanges(int Total, IReadOnlyList<ChangedAlert> Newest);

/// <param name="Because">Of a lost one: what it fails at now. Null for one that is gained, which has its own reasons.</param>
public sealed record ChangedAlert(Alert Alert, string? Because);

/// <param name="Total">Subscriptions that want entities of the watchlist.</param>
/// <param name="MostChanged">Those whose mails change most, at most <see cref="Backtest.MostExamples"/>.</param>
public sealed record MailChanges(int Total, IReadOnlyList<MailChange> MostChanged);

/// <summary>Mails a week, from all watchlists together.</summary>
public sealed record MailChange(string SubscriptionId, Cadence Cadence, double Before, double After);
