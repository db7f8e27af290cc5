using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists;

public enum MentionKind
{
    Name,
    Alias,
    Acronym,

    /// <summary>A surname after the full name, or an acronym that the article itself gave in brackets.</summary>
    ShortName,
}

/// <summary>One occurrence of a tracked entity in an article.</summary>
/// <param name="Range">Place of the very words in the field as given, possessive ending left out.</param>
/// <param name="Surface">The words as they stand there.</param>
/// <param name="Alias">The spelling of the rule that fired; of a short name, the short form.</param>
/// <param name="Context">The required phrase that was found, where the alias requires one.</param>
/// <param name="Introduction">The full mention that lets a short name count, as it stands in the article; else null.</param>
public sealed record Mention(
    string WatchlistId,
    string EntityId,
    TextField Field,
    TextRange Range,
    string Surface,
    string Alias,
    MentionKind Kind,
    string? Context,
    string? Introduction = null);
