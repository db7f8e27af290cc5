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
