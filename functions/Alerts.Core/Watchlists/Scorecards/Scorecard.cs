namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>How well the spellings of a watchlist do, over the alerts and articles of some days.</summary>
/// <param name="Articles">Those whose texts were looked at for suggestions, each of their versions counted.</param>
public sealed record Scorecard(
    string WatchlistId, int Version, DateTimeOffset Since, DateTimeOffset Until, int Articles, IReadOnlyList<EntityScore> Entities);

/// <param name="Aliases">The name first, then the aliases, then short forms that have fired; those of earlier versions too.</param>
public sealed record EntityScore(
    string EntityId, string EntityName, HitCounts Counts, IReadOnlyList<AliasScore> Aliases, IReadOnlyList<Suggestion> Suggestions);

/// <param name="Kind">Null where it has not fired.</param>
public sealed record AliasScore(string Alias, MentionKind? Kind, HitCounts Counts);

/// <param name="Hits">Mentions.</param>
/// <param name="Stories">The same story from several publishers counts once.</param>
/// <param name="Dismissed">Alerts that at least one reader has dismissed.</param>
public sealed record HitCounts(int Hits, int Alerts, int Stories, int Dismissed, DateTimeOffset? LastHit)
{
    public static readonly HitCounts None = new(0, 0, 0, 0, null);

    /// <summary>From 0 to 1.</summary>
    public double DismissedShare => Alerts == 0 ? 0 : (double)Dismissed / Alerts;
}

public enum SuggestionKind
{
    /// <summary>Articles give it in brackets beside a name that is known.</summary>
    AliasInBrackets,

    /// <summary>Nearly a known spelling, in articles where the entity was not found.</summary>
    UnmatchedSpelling,

    /// <summary>Words that stand in articles with good hits of an alias and not in those with dismissed ones.</summary>
    RequiredContext,
}

/// <summary>A change that the articles speak for; an editor decides.</summary>
/// <param name="Alias">As it would stand in the entity; one of the same text is to be replaced.</param>
/// <param name="Articles">How many speak for it; of a context: good hits that keep it.</param>
/// <param name="Example">A sentence; of a context: a hit that would go.</param>
/// <param name="Context">Null but for a context.</param>
public sealed record Suggestion(SuggestionKind Kind, Alias Alias, int Articles, string Example, ContextEvidence? Context = null);

/// <summary>How the words part the hits that were looked at, which may be a sample.</summary>
/// <param name="Good">Articles with hits that nobody dismissed, of which <paramref name="GoodKept"/> have one of the words.</param>
/// <param name="Bad">Those with dismissed hits or with near misses, of which <paramref name="BadKept"/> have one of the words.</param>
public sealed record ContextEvidence(int Good, int GoodKept, int Bad, int BadKept);
