using System.Text.Json;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Api;

namespace Alerts.Functions.Watchlists;

/// <summary>The body that asks for a backtest.</summary>
internal sealed record BacktestRequestJson(JsonElement Watchlist, int Days = 30)
{
    public const string Example = """{"watchlist": {…}, "days": 30}""";
}

/// <summary>A backtest as the API's callers know it. Subscriptions are named by their ids, never by an address.</summary>
internal sealed record BacktestJson(
    DateTimeOffset Since, DateTimeOffset Until, int Articles, AlertRate Before, AlertRate After, IReadOnlyList<EntityChange> Entities,
    ChangedAlertsJson Gained, ChangedAlertsJson Lost, MailChangesJson MailsPerWeek)
{
    public static BacktestJson Of(BacktestReport report) => new(
        report.Since, report.Until, report.Articles, report.Before, report.After, report.Entities,
        ChangedAlertsJson.Of(report.Gained), ChangedAlertsJson.Of(report.Lost), new(report.Mails.Total, report.Mails.MostChanged, MailChangesJson.HowCounted));
}

internal sealed record MailChangesJson(int Total, IReadOnlyList<MailChange> MostChanged, string Note)
{
    public const string HowCounted =
        "Articles under one link count as one story. Copies under other links count as stories of their own, though digests tell them once, so real mails may be fewer.";
}

internal sealed record ChangedAlertsJson(int Total, IEnumerable<ChangedAlertJson> Newest)
{
    public static ChangedAlertsJson Of(AlertChanges changes) => new(changes.Total, changes.Newest.Select(ChangedAlertJson.Of));
}

/// <param name="Why">Which spellings fire, in the draft or, of a lost one, in the saved version.</param>
/// <param name="Because">What a lost one fails at in the draft.</param>
internal sealed record ChangedAlertJson(
    string ArticleId, string Title, string? Link, string Source, DateTimeOffset FirstSeen, string EntityId, string EntityName,
    EvidenceJson Evidence, string Why, string? Because)
{
    public static ChangedAlertJson Of(ChangedAlert changed)
    {
        var alert = changed.Alert;
        return new(
            alert.ArticleId, alert.Title, alert.Link, alert.Source, alert.FirstSeen, alert.EntityId, alert.EntityName,
            EvidenceJson.Of(alert.Evidence), DigestWords.Why(alert.Reasons), changed.Because);
    }
}
