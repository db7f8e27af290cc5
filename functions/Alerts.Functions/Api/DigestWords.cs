using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Api;

/// <summary>How the page and the text of a digest put its facts into words.</summary>
internal static class DigestWords
{
    /// <summary>Behind the reasons.</summary>
    public const string OnlySummary = ". Only the feed's summary was read, not the article's page.";

    private const int NamedReasons = 5;

    public static string SymbolOf(Tone tone) => tone switch
    {
        Tone.Negative => "▼",
        Tone.Neutral => "●",
        Tone.Positive => "▲",
        _ => "○",
    };

    public static string NameOf(Tone tone) => tone switch
    {
        Tone.Negative => "negative",
        Tone.Neutral => "neutral",
        Tone.Positive => "positive",
        _ => "tone not yet analysed",
    };

    /// <summary>Which spellings fired and on what evidence, by which version of the rules, and what nearly fired.</summary>
    public static string Why(Alert alert)
    {
        var reasons = string.Join("; ", alert.Reasons.Take(NamedReasons).Select(Why));
        var more = alert.Reasons.Count > NamedReasons ? $"; and {alert.Reasons.Count - NamedReasons} more" : "";
        var rules = string.Create(CultureInfo.InvariantCulture, $" (watchlist {alert.WatchlistId}, version {alert.WatchlistVersion})");
        var nearMisses = alert.NearMisses.Count > 0 ? $". Not counted: {string.Join("; ", alert.NearMisses.Select(miss => miss.Reason))}" : "";
        return reasons + more + rules + nearMisses + (alert.IsFromSummary ? OnlySummary : "");
    }

    public static string CountOf(DigestAnswer.Found answer) => answer.Content.ItemCount switch
    {
        0 => "No alerts",
        1 => "1 alert",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} alerts"),
    };

    public static string TimeOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

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
