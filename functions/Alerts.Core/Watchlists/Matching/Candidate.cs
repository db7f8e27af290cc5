using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>An occurrence of an alias or short name that stands as long as its conditions hold.</summary>
/// <param name="Alias">Null for a short name.</param>
/// <param name="Spelling">Of the rule: the alias or the short form.</param>
internal sealed record Candidate(
    CompiledEntity Entity, CompiledAlias? Alias, string Spelling, MentionKind Kind, WordRange Words, TextRange Range)
{
    /// <summary>The required phrases that were found.</summary>
    public string? Context { get; init; }

    /// <summary>The full mention that lets a short name count.</summary>
    public string? Introduction { get; init; }

    /// <summary>At the same place aliases go before short names, and earlier aliases before later ones.</summary>
    public int Order => Alias?.Order ?? int.MaxValue;
}
