namespace Alerts.Benchmarks.Matching;

/// <summary>What a hundred thousand aliases look like: people, companies, institutions, acronyms and rare single words.</summary>
internal static class MatchingAliases
{
    private const int Seed = 20_251_128;
    private const int Made = 103_000;

    private static readonly string[] s_institutions =
        ["Ministerio de", "Department of", "Instituto Nacional de", "Office of the", "Comisión de", "University of", "Banco de", "Tribunal de"];

    private static readonly string[] s_companies = ["Group", "Holdings", "& Sons", "S.A.", "Industries", "Energía", "Capital Partners", "Media"];

    /// <summary>All kinds are mixed, so the first of them are as good a list as the whole.</summary>
    public static IReadOnlyList<string> All { get; } = Create();

    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Create()
    {
        var random = new Random(Seed);
        var aliases = new HashSet<string>();
        while (aliases.Count < Made)
            aliases.Add(Alias(random));
        // An acronym that is a common word too would be found everywhere.
        var words = MatchingWords.English.Concat(MatchingWords.Spanish).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. aliases.Where(alias => !words.Contains(alias))];
    }

    private static string Alias(Random random)
    {
        var (given, family, other) = (Any(MatchingWords.GivenNames), Any(MatchingWords.FamilyNames), Any(MatchingWords.FamilyNames));
        return random.Next(20) switch
        {
            < 6 => $"{given} {family}",
            < 10 => $"{given} {family} {other}",
            10 => $"{given} {given[0..1].ToUpperInvariant()}. {family}",
            11 => $"{given} {family}-{other}",
            12 => $"{Any(MatchingWords.GivenNames)} {given} {family} {other}",
            < 15 => $"{family} {s_companies[random.Next(s_companies.Length)]}",
            < 17 => $"{s_institutions[random.Next(s_institutions.Length)]} {family}",
            17 => string.Concat(Enumerable.Range(0, random.Next(3, 6)).Select(_ => (char)random.Next('A', 'Z' + 1))),
            _ => family + other.ToLowerInvariant(),
        };

        string Any(IReadOnlyList<string> words) => Capital(words[random.Next(words.Count)]);
    }
}
