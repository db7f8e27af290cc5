using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Why a watchlist cannot be saved: everything that is wrong with it, at once.</summary>
public static class WatchlistCheck
{
    public static IReadOnlyList<DraftFault> FaultsOf(Watchlist watchlist)
    {
        var faults = new FaultList();
        CheckId(faults, watchlist.Id, FieldPath.Of("id"), "the watchlist's \"id\"");
        faults.NameIn(watchlist.Name, FieldPath.Of("name"), "the watchlist's \"name\"");
        if (!IsSmallEnough(faults, watchlist))
            return faults.All;

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < watchlist.Entities.Count; index++)
        {
            var entity = watchlist.Entities[index];
            CheckId(faults, entity.Id, FieldPath.Of(index, "id"), "the entity's \"id\"");
            if (!ids.Add(entity.Id))
                faults.Add("duplicate-id", FieldPath.Of(index, "id"), $"two entities have the id {WatchlistWords.Quoted(entity.Id)}; expected an id of its own for each");
            new EntityCheck(faults, entity, index).Check();
        }
        return faults.All;
    }

    private static void CheckId(FaultList faults, string id, FieldPath field, string what)
    {
        if (!WatchlistRules.IsId(id))
        {
            faults.Add("invalid-id", field, string.Create(CultureInfo.InvariantCulture,
                $"{what} is {WatchlistWords.Quoted(id)}; expected 1 to {WatchlistRules.LongestId} lower-case letters, digits and hyphens"));
        }
    }

    private static bool IsSmallEnough(FaultList faults, Watchlist watchlist)
    {
        var aliases = watchlist.Entities.Sum(entity => entity.Aliases.Count);
        if (watchlist.Entities.Count > WatchlistRules.MostEntities)
            faults.Add("too-many-entities", FieldPath.Of("entities"), TooMany(watchlist.Entities.Count, WatchlistRules.MostEntities, "entities"));
        else if (aliases > WatchlistRules.MostAliases)
            faults.Add("too-many-aliases", FieldPath.Of("entities"), TooMany(aliases, WatchlistRules.MostAliases, "aliases"));
        else
            return true;
        return false;
    }

    private static string TooMany(int count, int most, string what) => string.Create(CultureInfo.InvariantCulture,
        $"the watchlist has {count:N0} {what}; expected at most {most:N0}. Split it into several watchlists");
}
