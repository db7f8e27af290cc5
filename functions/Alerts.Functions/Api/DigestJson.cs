using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Api;

/// <summary>A digest as the API's callers know it; free of what the rows behind it hold besides.</summary>
/// <param name="More">An entity has more alerts in the window than <c>limit</c> let through.</param>
internal sealed record DigestJson(
    string Title, DateTimeOffset CreatedAt, DateTimeOffset Since, DateTimeOffset Until, bool More,
    IEnumerable<EntityJson> Entities)
{
    public static DigestJson Of(DigestAnswer.Found answer) => new(
        answer.Content.Title, answer.Content.CreatedAt, answer.Since, answer.Until, answer.More,
        answer.Content.Groups.Select(EntityJson.Of));
}

internal sealed record EntityJson(string Id, string Name, IEnumerable<AlertJson> Alerts)
{
    public static EntityJson Of(DigestGroup group) => new(group.EntityId, group.EntityName, group.Items.Select(AlertJson.Of));
}

internal sealed record AlertJson(
    string Id, string Title, IEnumerable<MarkJson> TitleMarks, string? Link, string Source, DateTimeOffset FirstSeen,
    DateTimeOffset? Published, string? Language, Tone Tone, double? ToneScore, ToneDetailsJson ToneDetails, EvidenceJson Evidence,
    IEnumerable<ReasonJson> Reasons, RuleJson Rule, Salience Salience, IEnumerable<NearMiss> NearMisses, IEnumerable<DigestCopy> Copies,
    IEnumerable<NamedEntity> AlsoNamed, bool IsBackfilled)
{
    public static AlertJson Of(DigestItem item)
    {
        var alert = item.Alert;
        return new AlertJson(
            alert.Id, alert.Title, alert.TitleMarks.Select(MarkJson.Of), alert.Link, alert.Source, alert.FirstSeen,
            alert.Published, alert.Language, alert.Tone, alert.Tone == Tone.NotAnalyzed ? null : alert.ToneScore,
            ToneDetailsJson.Of(alert),
            EvidenceJson.Of(alert.Evidence),
            alert.Reasons.Select(reason => new ReasonJson(reason.Alias, reason.Kind, reason.Count, reason.Context, reason.Introduction)),
            new RuleJson(alert.WatchlistId, alert.WatchlistVersion), alert.Salience, alert.NearMisses, item.Copies,
            alert.AlsoNamed, alert.IsBackfilled);
    }
}

internal sealed record EvidenceJson(string Text, IEnumerable<MarkJson> Marks, Tone Tone)
{
    public static EvidenceJson Of(Evidence evidence) => new(evidence.Text, evidence.Marks.Select(MarkJson.Of), evidence.Tone);
}

/// <summary>A place in a text, in UTF-16 units.</summary>
internal sealed record MarkJson(int Start, int Length)
{
    public static MarkJson Of(TextRange range) => new(range.Start, range.Length);
}

internal sealed record ReasonJson(string Alias, MentionKind Kind, int Count, string? Context, string? Introduction);

/// <summary>The version of the watchlist whose rules fired.</summary>
internal sealed record RuleJson(string Watchlist, int Version);
