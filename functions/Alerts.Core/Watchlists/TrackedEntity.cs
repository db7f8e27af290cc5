namespace Alerts.Core.Watchlists;

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

    /// <summary>How much an article must make of the entity; null: one mention is enough.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>A word from one editor to the next; nothing is matched by it.</summary>
    public string? Note { get; init; }
}

/// <summary>What an article must reach to be an alert; short of it the mentions are kept as a near miss.</summary>
/// <param name="Mentions">The fewest mentions, short names included.</param>
public sealed record Threshold(Salience Salience = Salience.Passing, int Mentions = 1);

/// <summary>How much an article is about an entity. In order: each is more than the one before.</summary>
public enum Salience
{
    /// <summary>Named in passing.</summary>
    Passing,

    /// <summary>Has a part in it.</summary>
    Mentioned,

    /// <summary>The article is about it.</summary>
    About,
}
