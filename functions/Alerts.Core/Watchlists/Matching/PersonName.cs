namespace Alerts.Core.Watchlists.Matching;

/// <summary>A person's name taken apart.</summary>
/// <param name="HasMiddleName">Initials or further given names stand between the first one and the surnames.</param>
internal sealed record PersonName(IReadOnlyList<string> Given, IReadOnlyList<string> Surnames, bool HasMiddleName)
{
    /// <summary>Shorter ones are words too often: "Un", "Il".</summary>
    private const int ShortestSurname = 3;

    public static readonly IEqualityComparer<string> Alike =
        EqualityComparer<string>.Create((one, other) => Key(one!) == Key(other!), name => Key(name).GetHashCode(StringComparison.Ordinal));

    /// <returns>Null for what is no name of a person: of one word without title, or with a word in small letters that is no particle, or a surname that may be any word.</returns>
    public static PersonName? Of(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var isTitled = words.Count > 1 && NameWords.IsTitle(words[0]);
        while (words.Count > 1 && NameWords.IsTitle(words[0]))
            words.RemoveAt(0);
        while (words.Count > 1 && NameWords.IsSuffix(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (NameWords.IsParticle(words[0]) || words.Exists(word => !char.IsUpper(word[0]) && !NameWords.IsParticle(word) && !IsAnd(word)))
            return null;
        var all = Join(words.Where(word => !IsAnd(word))).ToList();
        var units = all.Where(unit => !IsInitial(unit)).ToList();
        if (units.Count < 2)
            return isTitled && units is [var only] && IsSurname(only) ? new([], [only], false) : null;
        var given = GivenCount(units);
        var surnames = units[given..].SelectMany(surname => surname.Split('-')).ToList();
        return !surnames.TrueForAll(IsSurname) ? null : new(units[..given], surnames, given > 1 || all.Count > units.Count);
    }

    /// <returns>Kirchner for de Kirchner; null where there is no such particle.</returns>
    public static string? WithoutParticle(string surname) =>
        surname.Split(' ') is [var particle, var rest] && particle.ToLowerInvariant() is "de" or "von" or "van" && IsSurname(rest) ? rest : null;

    /// <summary>Two names: one is given. Three: the middle one is a first surname unless it is known as given. More: two surnames.</summary>
    private static int GivenCount(List<string> units) =>
        units.Count == 2 || NameWords.IsGiven(units[^2]) ? units.Count - 1 : units.Count - 2;

    /// <summary>"de la Cruz" is one surname.</summary>
    private static IEnumerable<string> Join(IEnumerable<string> words)
    {
        var unit = "";
        foreach (var word in words)
        {
            unit = unit.Length == 0 ? word : $"{unit} {word}";
            if (NameWords.IsParticle(word))
                continue;
            yield return unit;
            unit = "";
        }
        if (unit.Length > 0)
            yield return unit;
    }

    private static bool IsAnd(string word) => word is "y" or "e";

    private static bool IsInitial(string word) => word.TrimEnd('.').Length == 1;

    private static bool IsSurname(string word) => word.Count(char.IsLetter) >= ShortestSurname && !NameWords.IsNeutral(word);

    private static string Key(string name) => TextFolding.BareLetters(name).ToUpperInvariant();
}
