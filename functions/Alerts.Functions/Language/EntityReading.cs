using System.Text.RegularExpressions;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Language;

/// <summary>The service's categories as types of entities; linked names as canonical ones.</summary>
internal static partial class EntityReading
{
    public static IReadOnlyList<RecognizedEntity> Of(JoinedText joined, IReadOnlyList<PieceAnswers> answers)
    {
        var links = answers.SelectMany(answer => LinksOf(joined, answer)).OrderBy(link => link.Field).ThenBy(link => link.Range.Start).ToArray();
        var found = Apart(answers
            .SelectMany(answer => NamedOf(joined, answer))
            .Concat(links.Where(link => LawName().IsMatch(link.Surface) || LawName().IsMatch(link.Name)).Select(link => link.AsLaw())));
        var linkAt = links.ToLookup(link => (link.Field, link.Range.End));
        var fullest = FullestNames(found);
        return
        [
            .. found.Select(entity => entity with
            {
                // A link for less than the name is of somebody else: "Trump" in "Trump administration".
                CanonicalName = linkAt[(entity.Field, entity.Range.End)].FirstOrDefault(link => link.Range.Start <= entity.Range.Start)?.Name
                    ?? fullest.GetValueOrDefault((entity.Type, entity.Surface), entity.Surface),
            }),
        ];
    }

    public static EntityType? TypeOf(string category, string? finer, string surface) => (category, finer) switch
    {
        ("Person", _) => EntityType.Person,
        ("Location", "Structural" or "Airport") => EntityType.Facility,
        ("Location", null) when FacilityName().IsMatch(surface) => EntityType.Facility,
        ("Location" or "Address", _) => EntityType.Location,
        ("Organization" or "Event" or "Product", _) when LawName().IsMatch(surface) => EntityType.Law,
        ("Organization", _) => EntityType.Organization,
        ("Event", _) => EntityType.Event,
        _ => null, // "PersonType" is no name; times, numbers and addresses on the web are none either.
    };

    private static IEnumerable<RecognizedEntity> NamedOf(JoinedText joined, PieceAnswers answer) =>
        from entity in answer.Entities ?? []
        from place in joined.PlacesOf(answer.Piece.Start + entity.Offset, entity.Length).Take(1)
        let surface = joined[place.Field].Substring(place.Range.Start, place.Range.Length)
        let type = TypeOf(entity.Category, entity.SubCategory ?? (entity.Type == entity.Category ? null : entity.Type), surface)
        where type is not null
        select new RecognizedEntity(place.Field, place.Range, type.Value, surface, surface, entity.ConfidenceScore);

    private static IEnumerable<Link> LinksOf(JoinedText joined, PieceAnswers answer) =>
        from linked in answer.Linked ?? []
        from match in linked.Matches
        from place in joined.PlacesOf(answer.Piece.Start + match.Offset, match.Length).Take(1)
        let surface = joined[place.Field].Substring(place.Range.Start, place.Range.Length)
        select new Link(place.Field, place.Range, surface, Disambiguation().Replace(linked.Name, ""), match.ConfidenceScore);

    /// <returns>In order; of two that overlap the one that begins first, of two that begin together the longer.</returns>
    private static List<RecognizedEntity> Apart(IEnumerable<RecognizedEntity> entities)
    {
        var apart = new List<RecognizedEntity>();
        foreach (var entity in entities.OrderBy(entity => entity.Field).ThenBy(entity => entity.Range.Start).ThenByDescending(entity => entity.Range.Length))
        {
            if (apart is not [.., var last] || last.Field != entity.Field || last.Range.End <= entity.Range.Start)
                apart.Add(entity);
        }
        return apart;
    }

    /// <summary>Of a surname the longest name in the article that ends with it.</summary>
    private static Dictionary<(EntityType, string), string> FullestNames(IEnumerable<RecognizedEntity> entities)
    {
        var fullest = new Dictionary<(EntityType, string), string>();
        foreach (var name in entities.Where(entity => entity.Type == EntityType.Person).Select(entity => entity.Surface).Distinct().OrderBy(name => name.Length))
        {
            for (var space = name.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = name.IndexOf(' ', space + 1))
                fullest[(EntityType.Person, name[(space + 1)..])] = name;
        }
        return fullest;
    }

    private sealed record Link(TextField Field, TextRange Range, string Surface, string Name, double Confidence)
    {
        public RecognizedEntity AsLaw() => new(Field, Range, EntityType.Law, Surface, Name, Confidence);
    }

    [GeneratedRegex(@"\b(Act|Amendment|Statute|Treaty|Constitution|Decree)( of \d{4})?$|^(Ley|Decreto|Código|Constitución|Estatuto|Tratado|Enmienda) |^(Title|Proposition) \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex LawName();

    [GeneratedRegex(@"\b(Airport|Base|Camp|Center|Centre|Courthouse|Embassy|Hospital|Jail|Prison|Stadium)$|^(Aeropuerto|Cárcel|Centro|Embajada|Estadio|Hospital|Penal|Prisión) ", RegexOptions.CultureInvariant)]
    private static partial Regex FacilityName();

    /// <summary>"Mercury (planet)": an encyclopedia's headings are no names.</summary>
    [GeneratedRegex(@" \([^)]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Disambiguation();
}
