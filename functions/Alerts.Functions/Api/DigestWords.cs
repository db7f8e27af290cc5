using System.Globalization;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Api;

/// <summary>How the page, the text and the mail of a digest put its facts into words.</summary>
internal static class DigestWords
{
    /// <summary>Behind the reasons.</summary>
    public const string OnlySummary = ". Only the feed's summary was read, not the article's page.";

    /// <summary>Above what an earlier mail told without tone.</summary>
    public const string TonedSince = "Analysed since your last mails";

    private const int NamedReasons = 5;

    /// <summary>Behind the time. The date is the one on which the article was new.</summary>
    public static string Backfilled(string date) => $" · from before this rule was saved · {date}";

    /// <summary>Which spellings fired and on what evidence, by which version of the rules, and what nearly fired.</summary>
    public static string Why(Alert alert)
    {
        var rules = string.Create(CultureInfo.InvariantCulture, $" (watchlist {alert.WatchlistId}, version {alert.WatchlistVersion})");
        var nearMisses = alert.NearMisses.Count > 0 ? $". Not counted: {string.Join("; ", alert.NearMisses.Select(miss => miss.Reason))}" : "";
        return Why(alert.Reasons) + rules + nearMisses + (alert.IsFromSummary ? OnlySummary : "");
    }

    /// <param name="others">Sources besides the one that is shown.</param>
    public static string AlsoIn(int others) => others == 1 ? "Also in 1 other" : string.Create(CultureInfo.InvariantCulture, $"Also in {others} others");

    public static string CountOf(DigestAnswer.Found answer) => answer.Content.ItemCount switch
    {
        0 => "No alerts",
        1 => "1 alert",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} alerts"),
    };

    /// <returns>Empty for an alert of its own time.</returns>
    public static string Backfilled(Alert alert) =>
        alert.IsBackfilled ? Backfilled(alert.FirstSeen.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture)) : "";

    public static string TimeOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Why(IReadOnlyList<MatchReason> reasons)
    {
        var named = string.Join("; ", reasons.Take(NamedReasons).Select(Why));
        return reasons.Count > NamedReasons ? $"{named}; and {reasons.Count - NamedReasons} more" : named;
    }

    public static string Why(MatchReason reason)
    {
        var what = reason.Kind switch
        {
            MentionKind.Name => "name",
            MentionKind.Acronym => "acronym",
            MentionKind.ShortName => "short name",
            _ => "alias",
        };
        var times = reason.Count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{reason.Count} times");
        var context = reason.Context is null ? "" : $", because the article also says “{reason.Context}”";
        var introduction = reason.Introduction is null ? "" : $", because the article names “{reason.Introduction}” in full";
        return $"{what} “{reason.Alias}” {times}{context}{introduction}";
    }
}
