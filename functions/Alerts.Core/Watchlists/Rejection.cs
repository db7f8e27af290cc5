using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists;

/// <summary>Why words that look like a tracked entity do not count.</summary>
public enum RejectionKind
{
    /// <summary>The alias counts in articles of another language.</summary>
    Language,

    /// <summary>The letters agree but for case or accents, and the alias wants them exact.</summary>
    Spelling,

    /// <summary>Inside a phrase that the entity excludes.</summary>
    Excluded,

    /// <summary>What the alias requires does not stand near it.</summary>
    ContextMissing,

    /// <summary>What the alias forbids stands near it.</summary>
    ContextForbidden,

    /// <summary>An acronym that may be a common word, in a title all in capitals.</summary>
    ShoutedTitle,

    /// <summary>A short name in an article that never names the entity in full before it.</summary>
    NoFullName,

    /// <summary>A short name that another person in the article has too.</summary>
    AnotherPerson,

    /// <summary>A short name that is part of a longer name.</summary>
    InsideLongerName,

    /// <summary>The entity is there, but the article makes too little of it for the entity's threshold.</summary>
    BelowThreshold,
}

/// <summary>Words that were seen and do not count.</summary>
/// <param name="Alias">The spelling of the rule that nearly fired.</param>
/// <param name="Reason">For a person to read: what was seen and what it failed at.</param>
public sealed record Rejection(
    string WatchlistId, string EntityId, TextField Field, TextRange Range, string Surface, string Alias, RejectionKind Kind, string Reason);

/// <summary>What the watchlists make of one article.</summary>
/// <param name="Mentions">In reading order, title first; those at the same place in the order of the watchlists.</param>
/// <param name="Rejected">In the same order; like ones of one entity are told once, at the first place.</param>
/// <param name="IsCut">The article has more hits than are followed: <see cref="WatchlistMatcher.MostHits"/>.</param>
public sealed record ArticleMatches(IReadOnlyList<Mention> Mentions, IReadOnlyList<Rejection> Rejected, bool IsCut = false)
{
    public static readonly ArticleMatches None = new([], []);
}
