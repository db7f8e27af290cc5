namespace Alerts.Core.Watchlists;

public enum AliasMode
{
    /// <summary>Case and accents do not matter.</summary>
    Folded,

    /// <summary>Letter for letter.</summary>
    Exact,

    /// <summary>
    /// Capitals as given, with or without dots: "ICE" is not "ice". Up to three letters in a title all in capitals count
    /// only if the text has them too, among small letters: "ICE ON THE ROADS".
    /// </summary>
    Acronym,
}

/// <summary>A spelling under which an entity appears.</summary>
/// <param name="Language">Language tag of texts in which it counts; null for all.</param>
/// <param name="Mode">Null: acronym when it is all capitals, else folded.</param>
/// <param name="Requires">What must stand near it for it to count.</param>
/// <param name="Forbids">What must not stand near it.</param>
public sealed record Alias(
    string Text, string? Language = null, AliasMode? Mode = null, ContextRule? Requires = null, ContextRule? Forbids = null);

/// <summary>Phrases around an alias. They fold and respect word boundaries as aliases do, and may not lie inside the alias itself.</summary>
/// <param name="Any">One of them is enough.</param>
/// <param name="All">Only together do they count. A requirement with both needs both; a prohibition holds as soon as either is met.</param>
public sealed record ContextRule(IReadOnlyList<string> Any, IReadOnlyList<string> All, ContextScope Within = default);

public enum ContextUnit
{
    /// <summary>Anywhere, title and text.</summary>
    Article,
    Paragraph,
    Sentence,

    /// <summary>At most so many words stand between the two, in the same field; sentences and paragraphs do not part them.</summary>
    Words,
}

/// <summary>How near is near.</summary>
/// <param name="Words">The most words between the alias and the phrase; counts only with <see cref="ContextUnit.Words"/>.</param>
public readonly record struct ContextScope(ContextUnit Unit, int Words = 0)
{
    public static ContextScope Of(int words) => new(ContextUnit.Words, words);
}
