using Alerts.Core;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Tests.Watchlists;

internal static class StoredLists
{
    public static WatchlistChange Change() => new("ana@example.org", new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero), "Test");

    public static Watchlist List(string id, int version, params string[] names) => new()
    {
        Id = id,
        Name = id,
        Version = version,
        Entities = [.. names.Select((name, number) => new TrackedEntity { Id = $"e{number}", Name = name })],
    };

    /// <summary>A hundred thousand aliases that hardly compress.</summary>
    public static Watchlist Large(string id) => new()
    {
        Id = id,
        Name = id,
        Entities =
        [
            .. Enumerable.Range(0, 1_000).Select(entity => new TrackedEntity
            {
                Id = $"e{entity}",
                Name = $"Entity {entity}",
                Aliases = [.. Enumerable.Range(0, 100).Select(alias => new Alias(StableId.Of($"{entity}", $"{alias}")))],
            }),
        ],
    };
}
