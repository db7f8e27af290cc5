using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What became different with an entity's aliases. Two with one text are told apart by their place among those.</summary>
internal static class AliasDiff
{
    public static IEnumerable<string> Between(IReadOnlyList<Alias> from, IReadOnlyList<Alias> to)
    {
        var before = Keyed(from);
        var after = Keyed(to);
        foreach (var (key, alias) in after)
        {
            if (!before.TryGetValue(key, out var earlier))
                yield return $"alias “{alias.Text}”{Conditions(alias)} added";
            else if (Changes(earlier, alias) is { Length: > 0 } changes)
                yield return $"“{alias.Text}” now {string.Join(" and ", changes)}";
        }
        foreach (var (_, alias) in before.Where(pair => !after.ContainsKey(pair.Key)))
            yield return $"alias “{alias.Text}” removed";
        if (WatchlistDiff.IsReordered(before.Keys, after.Keys))
            yield return "the aliases stand in another order";
    }

    private static OrderedDictionary<string, Alias> Keyed(IReadOnlyList<Alias> aliases)
    {
        var keyed = new OrderedDictionary<string, Alias>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var alias in aliases)
        {
            var nth = seen[alias.Text] = seen.GetValueOrDefault(alias.Text) + 1;
            keyed.Add(string.Create(CultureInfo.InvariantCulture, $"{alias.Text}\n{nth}"), alias);
        }
        return keyed;
    }

    private static string Conditions(Alias alias)
    {
        string?[] conditions =
        [
            alias.Language is null ? null : $"in {alias.Language}",
            alias.Mode is { } mode ? $"as {WatchlistWords.Of(mode)}" : null,
            alias.Requires is null ? null : $"requiring {RuleWords.Of(alias.Requires)}",
            alias.Forbids is null ? null : $"forbidding {RuleWords.Of(alias.Forbids)}",
        ];
        var given = string.Join(", ", conditions.Where(condition => condition is not null));
        return given.Length == 0 ? "" : $" ({given})";
    }

    private static string[] Changes(Alias from, Alias to)
    {
        string?[] changes =
        [
            from.Language == to.Language ? null : to.Language is null ? "counts in every language" : $"counts in {to.Language}",
            from.Mode == to.Mode ? null : to.Mode is { } mode ? $"matches as {WatchlistWords.Of(mode)}" : "matches as its letters suggest",
            Change(from.Requires, to.Requires, "requires", "no context"),
            Change(from.Forbids, to.Forbids, "forbids", "nothing"),
        ];
        return [.. changes.OfType<string>()];
    }

    private static string? Change(ContextRule? from, ContextRule? to, string verb, string none)
    {
        var (before, after) = (from is null ? none : RuleWords.Of(from), to is null ? none : RuleWords.Of(to));
        return before == after ? null : $"{verb} {after}";
    }
}
