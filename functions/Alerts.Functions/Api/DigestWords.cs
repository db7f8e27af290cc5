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

    public static string Why(Alert alert) => string.Join("; ", alert.Reasons.Select(Why)) + (alert.IsFromSummary ? OnlySummary : "");

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
            _ => "alias",
        };
        var times = reason.Count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{reason.Count} times");
        var context = reason.Context is null ? "" : $", because the article also says “{reason.Context}”";
        return $"{what} “{reason.Alias}” {times}{context}";
    }
}
