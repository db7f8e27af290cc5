namespace Alerts.Core.Watchlists.Matching;

/// <summary>The shorter forms of a person's names.</summary>
internal static class ShortNameForms
{
    private const int ShortestSurname = 2;

    /// <summary>Surnames, each and together: they speak of the person once the person is named in full.</summary>
    public static IReadOnlyList<string> Of(TrackedEntity entity)
    {
        if (entity.Type != EntityType.Person)
            return [];
        var full = Spellings(entity).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Spellings(entity).SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase).Where(form => !full.Contains(form))];
    }

    /// <summary>
    /// A given name with a surname, without what stands between or behind: Kilmar Abrego for Kilmar Abrego García. Names the person
    /// as well as the whole.
    /// </summary>
    public static IEnumerable<string> GivenWithSurname(string name)
    {
        if (Parts.Of(name) is not { Given: [var given, ..] } parts)
            yield break;
        foreach (var surname in parts.Surnames)
            yield return $"{given} {surname}";
        yield return $"{given} {string.Join(' ', parts.Surnames)}";
    }

    /// <summary>The given names under which a person is known: before a surname they speak of no one else.</summary>
    public static IEnumerable<string> GivenNamesOf(TrackedEntity entity) =>
        Spellings(entity).Select(Parts.Of).Where(parts => parts is not null).SelectMany(parts => parts!.Given);

    private static IEnumerable<string> Spellings(TrackedEntity entity) =>
        entity.Aliases.Where(alias => CompiledAlias.WithMode(alias).Mode != AliasMode.Acronym).Select(alias => alias.Text).Prepend(entity.Name);

    private static IEnumerable<string> Forms(string name)
    {
        if (Parts.Of(name) is not { } parts)
            yield break;
        var surnames = parts.Surnames;
        foreach (var surname in surnames)
            yield return surname;
        if (surnames.Count > 1)
            yield return string.Join(' ', surnames);
    }

    private sealed record Parts(IReadOnlyList<string> Given, IReadOnlyList<string> Surnames)
    {
        /// <returns>Null for a name of one word.</returns>
        public static Parts? Of(string name)
        {
            var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
            var isTitled = words.Count > 1 && NameWords.IsTitle(words[0]);
            while (words.Count > 1 && NameWords.IsTitle(words[0]))
                words.RemoveAt(0);
            while (words.Count > 1 && NameWords.IsSuffix(words[^1]))
                words.RemoveAt(words.Count - 1);
            var units = Join(words).Where(unit => !IsInitial(unit)).ToList();
            if (units.Count < 2)
                return isTitled && units is [var only] && IsLongEnough(only) ? new([], [only]) : null;
            var given = GivenCount(units);
            var surnames = units[given..].SelectMany(surname => surname.Split('-')).Where(IsLongEnough).ToList();
            return surnames.Count == 0 ? null : new(units[..given], surnames);
        }

        /// <summary>Two names: one is given. Three: the middle one is a first surname unless it is known as given. More: two surnames.</summary>
        private static int GivenCount(List<string> units) =>
            units.Count == 2 || NameWords.IsGiven(units[^2]) ? units.Count - 1 : units.Count - 2;

        /// <summary>"de la Cruz" is one surname.</summary>
        private static IEnumerable<string> Join(List<string> words)
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

        private static bool IsInitial(string word) => word.TrimEnd('.').Length == 1;

        private static bool IsLongEnough(string word) => word.Count(char.IsLetter) >= ShortestSurname;
    }
}
