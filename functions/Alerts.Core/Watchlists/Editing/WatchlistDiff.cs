using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What became different from one version to another: a line for each change, in the order of the list.</summary>
public static class WatchlistDiff
{
    private const int LongestLine = 400;

    /// <param name="from">Null: there was nothing before.</param>
    public static IReadOnlyList<string> Between(Watchlist? from, Watchlist to)
    {
        var before = (from?.Entities ?? []).ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        var after = to.Entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var lines = new List<string>();
        if (from is not null && from.Name != to.Name)
            lines.Add($"The watchlist is now called “{to.Name}”, not “{from.Name}”");
        foreach (var entity in to.Entities)
        {
            if (before.TryGetValue(entity.Id, out var earlier))
                lines.AddRange(EntityDiff.Between(earlier, entity).Select(change => $"{entity.Name}: {change}"));
            else
                lines.Add($"{entity.Name} added: {EntityDiff.Describe(entity)}");
        }
        foreach (var entity in before.Values.Where(entity => !after.Contains(entity.Id)))
            lines.Add($"{entity.Name} removed: {EntityDiff.Describe(entity)}");
        if (from is not null && IsReordered(from.Entities.Select(entity => entity.Id), to.Entities.Select(entity => entity.Id)))
            lines.Add("The entities stand in another order");
        return lines;
    }

    /// <summary>The first lines, none too long, and how many more there are.</summary>
    public static IReadOnlyList<string> Shortened(IReadOnlyList<string> lines, int most)
    {
        var shown = lines.Take(most).Select(line => line.Length > LongestLine ? line[..LongestLine] + "…" : line);
        var more = lines.Count - most;
        return more <= 0 ? [.. shown] : [.. shown, string.Create(CultureInfo.InvariantCulture, $"and {more} more changes")];
    }

    /// <summary>Whether those that are in both lists follow one another differently.</summary>
    internal static bool IsReordered(IEnumerable<string> before, IEnumerable<string> after)
    {
        string[] old = [.. before];
        string[] now = [.. after];
        var kept = old.Intersect(now).ToHashSet(StringComparer.Ordinal);
        return !old.Where(kept.Contains).SequenceEqual(now.Where(kept.Contains));
    }
}
