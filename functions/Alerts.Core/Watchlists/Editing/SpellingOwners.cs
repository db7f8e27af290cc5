namespace Alerts.Core.Watchlists.Editing;

/// <summary>Who else is looked for by a spelling.</summary>
internal sealed class SpellingOwners
{
    private readonly Dictionary<string, List<(string EntityId, string Words)>> _owners = new(StringComparer.Ordinal);

    public static SpellingOwners Of(IReadOnlyList<Spelling> spellings, IReadOnlyList<Watchlist> others)
    {
        var owners = new SpellingOwners();
        foreach (var spelling in spellings)
            owners.Add(spelling, $"{WatchlistWords.Quoted(spelling.Entity.Name)}");
        // Of the others only what the draft has too needs to be remembered.
        foreach (var (watchlist, spelling) in others.SelectMany(watchlist => Spelling.AllOf(watchlist).Select(spelling => (watchlist, spelling))))
        {
            if (owners._owners.ContainsKey(spelling.Form.Key))
                owners.Add(spelling, $"{WatchlistWords.Quoted(spelling.Entity.Name)} in the watchlist {WatchlistWords.Quoted(watchlist.Name)}");
        }
        return owners;
    }

    public IEnumerable<DraftWarning> Warn(Spelling spelling) => _owners[spelling.Form.Key]
        .Where(owner => owner.EntityId != spelling.Entity.Id)
        .DistinctBy(owner => owner.EntityId)
        .Take(1)
        .Select(owner => SpellingWarnings.Warn(spelling, "shared", $"also finds {owner.Words}, so an article would be told under both; require a context, or give it to one of them"));

    /// <summary>An entity that several watchlists hold is one entity, and told once.</summary>
    private void Add(Spelling spelling, string words)
    {
        if (!_owners.TryGetValue(spelling.Form.Key, out var owners))
            _owners.Add(spelling.Form.Key, owners = []);
        owners.Add((spelling.Entity.Id, words));
    }
}
