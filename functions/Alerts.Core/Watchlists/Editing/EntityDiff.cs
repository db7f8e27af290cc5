using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What became different with one entity.</summary>
internal static class EntityDiff
{
    public static IEnumerable<string> Between(TrackedEntity from, TrackedEntity to)
    {
        if (from.Name != to.Name)
            yield return $"was called “{from.Name}”";
        if (from.Type != to.Type)
            yield return $"is now a {WatchlistWords.Of(to.Type)}, not a {WatchlistWords.Of(from.Type)}";
        foreach (var change in AliasDiff.Between(from.Aliases, to.Aliases))
            yield return change;
        foreach (var phrase in to.Exclude.Except(from.Exclude))
            yield return $"“{phrase}” excluded";
        foreach (var phrase in from.Exclude.Except(to.Exclude))
            yield return $"“{phrase}” no longer excluded";
        if (WatchlistDiff.IsReordered(from.Exclude, to.Exclude))
            yield return "the exclusions stand in another order";
        if (from.Threshold != to.Threshold)
            yield return to.Threshold is { } threshold ? $"now needs {Describe(threshold)}" : "one mention in passing is enough now";
        if (from.Note != to.Note)
            yield return to.Note is null ? "note removed" : from.Note is null ? "note added" : "note changed";
    }

    public static string Describe(TrackedEntity entity) => entity.Aliases.Count switch
    {
        0 => WatchlistWords.Of(entity.Type),
        1 => $"{WatchlistWords.Of(entity.Type)}, 1 alias",
        var count => string.Create(CultureInfo.InvariantCulture, $"{WatchlistWords.Of(entity.Type)}, {count} aliases"),
    };

    private static string Describe(Threshold threshold)
    {
        var mentions = threshold.Mentions == 1 ? "1 mention" : string.Create(CultureInfo.InvariantCulture, $"{threshold.Mentions} mentions");
        return threshold.Salience switch
        {
            Salience.About => $"{mentions} in an article about it",
            Salience.Mentioned => $"{mentions} in an article in which it has a part",
            _ => mentions,
        };
    }
}
