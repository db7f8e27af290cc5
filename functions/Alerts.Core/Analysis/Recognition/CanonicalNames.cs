using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// The fullest form of a name that the article gives: of a surname the full name with it that stands nearest before (else after), of an
/// acronym the name that it was given for in brackets.
/// </summary>
internal static class CanonicalNames
{
    /// <summary>Full names that are looked through for one short name: an article names few; a list of thousands is none.</summary>
    private const int MostCandidates = 200;

    /// <param name="acronymOf">For each entity the index of the one whose acronym it is given as, else -1.</param>
    public static string[] Of(IReadOnlyList<(string Surface, EntityType Type)> entities, IReadOnlyList<int> acronymOf)
    {
        var canonical = entities.Select(entity => entity.Surface).ToArray();
        var acronyms = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < canonical.Length; i++)
        {
            if (acronymOf[i] >= 0)
                acronyms.TryAdd(entities[i].Surface, entities[acronymOf[i]].Surface);
        }

        var full = new List<(int At, string[] Words)>();
        for (var i = 0; i < canonical.Length && full.Count < MostCandidates; i++)
        {
            if (entities[i].Type == EntityType.Person && WordsOf(entities[i].Surface) is { Length: > 1 } words && !full.Any(name => name.Words.SequenceEqual(words)))
                full.Add((i, words));
        }

        for (var i = 0; i < canonical.Length; i++)
        {
            if (entities[i].Type == EntityType.Person)
                canonical[i] = FullNameOf(entities, full, i) ?? canonical[i];
            else if (acronyms.TryGetValue(canonical[i], out var name))
                canonical[i] = name;
        }

        return canonical;
    }

    private static string? FullNameOf(IReadOnlyList<(string Surface, EntityType Type)> entities, List<(int At, string[] Words)> full, int at)
    {
        var words = WordsOf(entities[at].Surface);
        var holders = full.Where(name => name.Words.Length > words.Length && Holds(name.Words, words)).ToArray();
        if (holders.Length == 0)
            return null;
        var before = holders.Where(name => name.At < at).ToArray();
        return entities[before.Length > 0 ? before[^1].At : holders[0].At].Surface;
    }

    /// <summary>All words in their order, the last name among them: "García" and "Abrego García", yet not "Kilmar" for two Kilmars.</summary>
    private static bool Holds(string[] name, string[] part)
    {
        var next = 0;
        foreach (var word in name)
        {
            if (next < part.Length && part[next] == word)
                next++;
        }

        return next == part.Length;
    }

    private static string[] WordsOf(string surface) => FoldedWords.Fold(surface).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
