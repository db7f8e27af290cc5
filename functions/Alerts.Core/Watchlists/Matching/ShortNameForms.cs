namespace Alerts.Core.Watchlists.Matching;

/// <summary>The shorter forms of a person's names.</summary>
internal static class ShortNameForms
{
    /// <summary>
    /// Surnames, each and together, and a given name with one of them: they speak of the person once the person is named in full.
    /// </summary>
    public static IReadOnlyList<string> Of(TrackedEntity entity)
    {
        if (entity.Type != EntityType.Person)
            return [];
        // A spelling that the watchlist has itself follows the rule it has there.
        HashSet<string> given = new(
            [entity.Name, .. entity.Aliases.Select(alias => alias.Text), .. NamesOf(entity).SelectMany(WithoutMiddleNames)], StringComparer.OrdinalIgnoreCase);
        return
        [
            .. NamesOf(entity)
                .SelectMany(name => FormsOf(PersonName.Of(name)!))
                .SelectMany(form => new[] { form, AliasForms.WithGermanVowels(form) })
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(form => !given.Contains(form)),
        ];
    }

    /// <summary>Whether a spelling names the person so that a surname is understood after it: Kilmar Abrego, Judge Boasberg, not "Maryland man".</summary>
    public static bool NamesInFull(TrackedEntity entity, string spelling) =>
        PersonName.Of(spelling) is { } name
        && (spelling == entity.Name || (PersonName.Of(entity.Name) is { } own && own.Surnames.Intersect(name.Surnames, PersonName.Alike).Any()));

    /// <summary>Kilmar Abrego García for Kilmar Armando Abrego García: as good as the whole.</summary>
    public static IEnumerable<string> WithoutMiddleNames(string spelling) =>
        PersonName.Of(spelling) is { Given: [var given, ..], HasMiddleName: true } name ? [$"{given} {string.Join(' ', name.Surnames)}"] : [];

    /// <summary>The given names under which a person is known: before a surname they speak of no one else.</summary>
    public static IEnumerable<string> GivenNamesOf(TrackedEntity entity) =>
        NamesOf(entity).SelectMany(name => PersonName.Of(name)!.Given);

    /// <summary>All surnames of a name together: behind a given name of the person they are the whole name.</summary>
    public static IEnumerable<string> WholeSurnamesOf(TrackedEntity entity) =>
        NamesOf(entity).Select(name => string.Join(' ', PersonName.Of(name)!.Surnames));

    private static IEnumerable<string> NamesOf(TrackedEntity entity) =>
        entity.Aliases.Select(alias => alias.Text).Prepend(entity.Name).Where(spelling => NamesInFull(entity, spelling));

    private static IEnumerable<string> FormsOf(PersonName name)
    {
        foreach (var surname in name.Surnames)
        {
            yield return surname;
            if (PersonName.WithoutParticle(surname) is { } bare)
                yield return bare;
        }
        if (name.Surnames.Count == 1)
            yield break;
        yield return string.Join(' ', name.Surnames);
        foreach (var surname in name.Given.Count > 0 ? name.Surnames : [])
            yield return $"{name.Given[0]} {surname}";
    }
}
