using System.Text.Json;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scorecards;

namespace Alerts.Functions.Watchlists;

/// <summary>A scorecard as the API's callers know it.</summary>
internal sealed record ScorecardJson(
    string WatchlistId, int Version, DateTimeOffset Since, DateTimeOffset Until, int Articles, IEnumerable<EntityScoreJson> Entities)
{
    public static ScorecardJson Of(Scorecard scorecard) => new(
        scorecard.WatchlistId, scorecard.Version, scorecard.Since, scorecard.Until, scorecard.Articles, scorecard.Entities.Select(EntityScoreJson.Of));
}

internal sealed record EntityScoreJson(
    string EntityId, string EntityName, HitCounts Counts, IReadOnlyList<AliasScore> Aliases, IEnumerable<SuggestionJson> Suggestions)
{
    public static EntityScoreJson Of(EntityScore score) => new(
        score.EntityId, score.EntityName, score.Counts, score.Aliases, score.Suggestions.Select(SuggestionJson.Of));
}

/// <param name="Alias">As a watchlist file has it: a text, or an object where there is more to it.</param>
internal sealed record SuggestionJson(SuggestionKind Kind, JsonElement Alias, int Articles, string Example, ContextEvidence? Context)
{
    public static SuggestionJson Of(Suggestion suggestion) => new(
        suggestion.Kind, JsonDocument.Parse(WatchlistFile.ToJson(suggestion.Alias)).RootElement, suggestion.Articles, suggestion.Example, suggestion.Context);
}
