using System.Text.Json;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Api;

namespace Alerts.Functions.Watchlists;

/// <summary>The body that asks for a preview.</summary>
internal sealed record PreviewRequestJson(JsonElement Watchlist, string? Title, string? Text, string? Address, string? Language)
{
    public const string Example = """{"watchlist": {…}, "title": "A visit to CECOT", "text": "Lawyers visited …"}""";
}

/// <param name="Alerts">What readers would be told of this text; empty where mentions do not reach the entity's threshold.</param>
/// <param name="IsCut">The text has more hits than are followed.</param>
internal sealed record PreviewJson(
    MarkedFieldJson Title, MarkedFieldJson Text, IEnumerable<PreviewAlertJson> Alerts, IEnumerable<MentionJson> Mentions,
    IEnumerable<RejectionJson> Rejected, bool IsCut)
{
    public static PreviewJson Of(PreviewOutcome.Shown shown)
    {
        var (mentions, names) = (shown.Matches.Mentions, shown.Draft.Entities.ToDictionary(entity => entity.Id, entity => entity.Name));
        return new(
            new(shown.Article.Title, MarksIn(mentions, TextField.Title)),
            new(shown.Article.Text, MarksIn(mentions, TextField.Text)),
            shown.Alerts.Select(PreviewAlertJson.Of),
            mentions.Select(mention => MentionJson.Of(mention, names[mention.EntityId])),
            shown.Matches.Rejected.Select(rejection => RejectionJson.Of(rejection, names[rejection.EntityId])),
            shown.Matches.IsCut);
    }

    private static IEnumerable<MarkJson> MarksIn(IEnumerable<Mention> mentions, TextField field) =>
        mentions.Where(mention => mention.Field == field).Select(mention => MarkJson.Of(mention.Range)).Distinct();
}

internal sealed record MarkedFieldJson(string Text, IEnumerable<MarkJson> Marks);

internal sealed record PreviewAlertJson(
    string EntityId, string EntityName, Salience Salience, Tone Tone, ToneDetailsJson ToneDetails, EvidenceJson Evidence,
    IEnumerable<NamedEntity> AlsoNamed, string Why)
{
    public static PreviewAlertJson Of(Alert alert) => new(
        alert.EntityId, alert.EntityName, alert.Salience, alert.Tone, ToneDetailsJson.Of(alert), EvidenceJson.Of(alert.Evidence),
        alert.AlsoNamed, DigestWords.Why(alert.Reasons));
}

/// <param name="Why">In words: the rule that fired, and what allowed it to.</param>
internal sealed record MentionJson(
    string EntityId, string EntityName, TextField Field, MarkJson Place, string Surface, string Alias, MentionKind Kind,
    string? Context, string? Introduction, string Why)
{
    public static MentionJson Of(Mention mention, string entityName) => new(
        mention.EntityId, entityName, mention.Field, MarkJson.Of(mention.Range), mention.Surface, mention.Alias, mention.Kind,
        mention.Context, mention.Introduction, DigestWords.Why(new MatchReason(mention.Alias, mention.Kind, 1, mention.Context, mention.Introduction)));
}

internal sealed record RejectionJson(
    string EntityId, string EntityName, TextField Field, MarkJson Place, string Surface, string Alias, RejectionKind Kind, string Reason)
{
    public static RejectionJson Of(Rejection rejection, string entityName) => new(
        rejection.EntityId, entityName, rejection.Field, MarkJson.Of(rejection.Range), rejection.Surface, rejection.Alias, rejection.Kind, rejection.Reason);
}
