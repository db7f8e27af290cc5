namespace Alerts.Core.Watchlists;

/// <summary>A named, versioned set of tracked entities.</summary>
public sealed record Watchlist
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Counts saves, from 1.</summary>
    public int Version { get; init; } = 1;

    public required IReadOnlyList<TrackedEntity> Entities { get; init; }
}

public enum EntityType
{
    Person,
    Organization,
    Location,
    Facility,
    Law,
    Event,
    Other,
}

/// <summary>What somebody watches.</summary>
public sealed record TrackedEntity
{
    public required string Id { get; init; }

    /// <summary>Canonical name; always counts as an alias.</summary>
    public required string Name { get; init; }

    public EntityType Type { get; init; } = EntityType.Other;

    public IReadOnlyList<Alias> Aliases { get; init; } = [];

    /// <summary>Phrases that eat a match inside them: "CECOT Group" is not CECOT.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>A word from one editor to the next; nothing is matched by it.</summary>
    public string? Note { get; init; }
}

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
public sealed record Alias(string Text, string? Language = null, AliasMode? Mode = null, ContextRule? Requires = null);

/// <summary>Phrases that must stand in the article for an alias to count.</summary>
public sealed record ContextRule(IReadOnlyList<string> Any, IReadOnlyList<string> All);
