using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>
/// Acronyms that the article itself gives for an entity: "Terrorism Confinement Center (CECOT)", "CECOT (Terrorism Confinement
/// Center)". The letters need not fit the name, since it may be a translation.
/// </summary>
internal sealed class BracketAcronyms(ArticleReading reading)
{
    private const int Longest = 12;
    private const int Shortest = 2;

    /// <summary>What stands in brackets for other reasons: agencies (SAN SALVADOR (AP)), countries and kinds (Human Rights Watch (USA), (NGO)).</summary>
    private static readonly HashSet<string> s_other = new(StringComparer.Ordinal)
    {
        "AP", "AFP", "EFE", "UPI", "DPA", "ANSA", "PTI", "CNN", "BBC", "NPR", "CBS", "NBC", "ABC", "PBS", "TASS", "IANS", "RTVE",
        "US", "USA", "UK", "EU", "UN", "UE", "ONU", "EEUU", "NGO", "ONG", "PDF", "TV",
    };

    /// <param name="named">Full mentions, in reading order.</param>
    /// <returns>The acronym's later occurrences, each with the mention that introduces it.</returns>
    public IEnumerable<Candidate> Find(IReadOnlyList<Candidate> named)
    {
        var given = new Dictionary<string, List<(Candidate Named, WordRange Place)>>(StringComparer.Ordinal);
        foreach (var mention in named.Where(CanHaveAcronym))
        {
            if (Given(mention) is not { } place)
                continue;
            var acronym = reading.Words(place.Field).SpanOf(place.First).ToString();
            if (!given.TryGetValue(acronym, out var owners))
                given[acronym] = owners = [];
            if (!owners.Any(owner => owner.Named.Entity == mention.Entity))
                owners.Add((mention, place));
        }
        return given.Count == 0 ? [] : Occurrences(given);
    }

    private static bool CanHaveAcronym(Candidate mention) =>
        mention.Alias is { IsFullName: true } && mention.Entity.Entity.Type is not (EntityType.Person or EntityType.Location);

    private WordRange? Given(Candidate mention)
    {
        var words = reading.Words(mention.Words.Field);
        var (before, after) = (mention.Words.First - 1, mention.Words.Last + 1);
        // A possessive "'s" and an article inside the bracket are passed over: "(the CECOT)".
        if (after < words.Count && IsOpened(words.Before(after)) && IsArticle(words.SpanOf(after)))
            after++;
        if (after < words.Count && IsOpened(words.Before(mention.Words.Last + 1)) && (IsClosed(words, after) || IsExplained(words, after + 1))
            && LooksLikeAcronym(words.SpanOf(after), mention))
        {
            return new(mention.Words.Field, after, after);
        }
        return before >= 0 && IsOpened(words.Before(mention.Words.First)) && IsClosed(words, mention.Words.Last, atOnce: true)
            && LooksLikeAcronym(words.SpanOf(before), mention)
            ? new(mention.Words.Field, before, before)
            : null;
    }

    private IEnumerable<Candidate> Occurrences(Dictionary<string, List<(Candidate Named, WordRange Place)>> given)
    {
        var lookup = given.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var field in (TextField[])[TextField.Title, TextField.Text])
        {
            var words = reading.Words(field);
            for (var word = 0; word < words.Count; word++)
            {
                if (words[word].End - words[word].Start > Longest || !lookup.TryGetValue(words.SpanOf(word), out var owners))
                    continue;
                var place = new WordRange(field, word, word);
                foreach (var (named, introduced) in owners)
                {
                    if ((IsBefore(introduced, place) || field == TextField.Title) && !reading.IsExcluded(named.Entity, field, word))
                        yield return At(named, place, words);
                }
            }
        }
    }

    private Candidate At(Candidate named, WordRange place, FieldWords words) => new(
        named.Entity, null, words.SpanOf(place.First).ToString(), MentionKind.ShortName, place,
        new TextRange(words[place.First].Start, words[place.First].End - words[place.First].Start))
    {
        Introduction = reading.Surface(named),
    };

    private static bool IsBefore(WordRange introduced, WordRange place) =>
        introduced.Field < place.Field || (introduced.Field == place.Field && introduced.First <= place.First);

    private static bool IsOpened(ReadOnlySpan<char> between) => between.Trim(" “”\"'‘’\u00A0") is "(" or "[";

    private static bool IsClosed(FieldWords words, int word, bool atOnce = false)
    {
        var rest = words.Text.AsSpan(words[word].End).TrimStart("“”\"'‘’.");
        return !rest.IsEmpty && (rest[0] is ')' or ']' || (!atOnce && rest[0] is ',' or ';'));
    }

    private static bool IsArticle(ReadOnlySpan<char> word) => word is "the" or "el" or "la" or "or" or "o";

    /// <summary>(CECOT por sus siglas en español), (CECOT by its Spanish initials).</summary>
    private static bool IsExplained(FieldWords words, int word) =>
        words.FollowsBySpace(word) && words.SpanOf(word) is "por" or "by" or "for" or "in" or "en";

    private bool LooksLikeAcronym(ReadOnlySpan<char> surface, Candidate mention)
    {
        if (surface.Length is < Shortest or > Longest || !char.IsUpper(surface[0]) || s_other.Contains(surface.ToString()))
            return false;
        var capitals = 0;
        foreach (var letter in surface)
            capitals += char.IsUpper(letter) ? 1 : 0;
        return (capitals >= Shortest && 2 * capitals > surface.Length)
            || (surface.Length >= CompiledAlias.ShortestSpokenAcronym && capitals == 1 && IsMadeFrom(surface, reading.Surface(mention)));
    }

    /// <summary>"Cecot" is made of letters of "Centro de Confinamiento del Terrorismo" in their order, "Tecoluca" is not.</summary>
    private static bool IsMadeFrom(ReadOnlySpan<char> acronym, string name)
    {
        var letters = TextFolding.BareLetters(name).ToLowerInvariant();
        var wanted = TextFolding.BareLetters(acronym).ToLowerInvariant();
        var place = 0;
        foreach (var letter in wanted)
        {
            place = letters.IndexOf(letter, place) + 1;
            if (place == 0)
                return false;
        }
        return letters[0] == wanted[0];
    }
}
