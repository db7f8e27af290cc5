namespace Alerts.Core.Watchlists.Matching;

[Flags]
internal enum PhraseRoles
{
    None = 0,
    Alias = 1,
    ShortName = 2,
    Exclusion = 4,
    Context = 8,

    /// <summary>An entity may stand here; other phrases matter only around one that does.</summary>
    Mention = Alias | ShortName,
}

/// <summary>What it means that a phrase stands in a text.</summary>
internal abstract record PhraseMeaning(PhraseRoles Role);

/// <summary>An alias under one of its spellings.</summary>
internal sealed record AliasForm(CompiledAlias Alias, SpellingForm Form) : PhraseMeaning(PhraseRoles.Alias);

/// <summary>A short form of a person's name, which counts in an article that names the person in full.</summary>
internal sealed record ShortName(CompiledEntity Entity, string Text) : PhraseMeaning(PhraseRoles.ShortName);

/// <summary>The entity does not count inside this phrase.</summary>
internal sealed record Exclusion(CompiledEntity Entity) : PhraseMeaning(PhraseRoles.Exclusion);

/// <summary>Some context rule asks for this phrase.</summary>
internal sealed record ContextMark() : PhraseMeaning(PhraseRoles.Context)
{
    public static readonly ContextMark Instance = new();
}

/// <param name="Number">Number of the entity over all watchlists.</param>
internal sealed record CompiledEntity(Watchlist Watchlist, TrackedEntity Entity, int Number);
