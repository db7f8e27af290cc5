using System.Text;
using Alerts.Core.Watchlists;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>The matcher against <see cref="ReferenceMatcher"/>; both sides are made of few words, so that they meet.</summary>
public sealed class MatcherAgreementTests
{
    private static readonly string[] Names =
    [
        "Kilmar", "Abrego", "García", "CECOT", "ICE", "I.C.E.", "MS-13", "O'Brien", "St. Louis", "Straße", "Ñandú",
        "Tren de Aragua", "Group", "de", "ÓEA", "Moody's", "Kilmar Abrego García", "Karim", "President", "Müller", "Cecot", "Kilmar García", "US Court",
    ];

    private static readonly string[] Glue =
    [
        " ", " ", " ", " ", " ", "-", "–", "\u00A0", "\n", "\r\n", "\n\n", "\u2029", "  ", ", ", ". ", ".",
        "'", "’", "’s ", "' ", " '", " l’", " d'", "s ", " “", "” ", "X.", ".X", "", "\u200B", "\u00AD", "\u0301", " 👮🏽 ", " word ", " WORD ", " (", ") ", " (the ", ") by ", ". ", " and ", " Monday ", " Foundation ", " J. ", " Gabriel ", ". Gabriel ", " Armando ", " Jr. ", " U.S. ",
    ];

    private const int CaseCount = 10_000;

    [Fact]
    public void It_finds_what_the_plainest_reading_of_the_rules_finds()
    {
        var seen = new Dictionary<string, int>();

        Prop.ForAll(Arb.From(Cases()), sample =>
        {
            var expected = ReferenceMatcher.Match(sample.Watchlists, sample.Title, sample.Text, sample.Language);
            var actual = new WatchlistMatcher(sample.Watchlists).Match(sample.Title, sample.Text, sample.Language);
            Assert.Equal(expected.Mentions, actual.Mentions);
            Assert.Equal(expected.Rejected, [.. actual.Rejected.Select(rejection =>
                new ReferenceMatcher.Rejected(rejection.WatchlistId, rejection.EntityId, rejection.Kind, rejection.Field, rejection.Range.Start))]);
            foreach (var kind in actual.Mentions.Select(mention => mention.Kind.ToString()).Concat(actual.Rejected.Select(rejection => rejection.Kind.ToString())))
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount));

        // Agreement on what never happens would prove nothing.
        foreach (var kind in Enum.GetNames<MentionKind>().Concat(Enum.GetNames<RejectionKind>()))
            Assert.InRange(seen.GetValueOrDefault(kind), CaseCount / 500, int.MaxValue);
    }

    private static Gen<Case> Cases() =>
        from watchlists in Watchlists()
        from title in Text(6)
        from text in Text(30)
        from language in Gen.Elements(null, "", "en", "es-SV", "es")
        select new Case(watchlists, title, text, language);

    private static Gen<Watchlist[]> Watchlists() =>
        from first in Entities()
        from second in Entities()
        select new[] { Watching.List(first), Watching.List(second) with { Id = "second" } };

    private static Gen<TrackedEntity[]> Entities() =>
        from count in Gen.Choose(1, 3)
        from entities in Entity().ArrayOf(count)
        select entities.Select((entity, number) => entity with { Id = $"entity-{number}" }).ToArray();

    private static Gen<TrackedEntity> Entity() =>
        from name in Phrase()
        from aliasCount in Gen.Choose(0, 4)
        from aliases in Aliases().ArrayOf(aliasCount)
        from excludeCount in Gen.Elements(0, 0, 1, 2)
        from exclude in Phrase().ArrayOf(excludeCount)
        from type in Gen.Elements(EntityType.Person, EntityType.Person, EntityType.Organization, EntityType.Facility, EntityType.Other)
        from threshold in Gen.Elements(null, null, null, new Threshold(Salience.Mentioned), new Threshold(Salience.About, 2))
        select new TrackedEntity { Id = "", Name = name, Type = type, Aliases = aliases, Exclude = exclude, Threshold = threshold };

    private static Gen<Alias> Aliases() =>
        from text in Phrase()
        from language in Gen.Elements(null, null, "es", "en-US")
        from mode in Gen.Elements<AliasMode?>(null, null, AliasMode.Folded, AliasMode.Exact, AliasMode.Acronym)
        from requires in Rule()
        from forbids in Rule()
        select new Alias(text, language, mode, requires, forbids);

    private static Gen<ContextRule?> Rule() =>
        from any in Phrases()
        from all in Phrases()
        from within in Gen.Elements(
            default, new ContextScope(ContextUnit.Sentence), new ContextScope(ContextUnit.Paragraph), ContextScope.Of(0), ContextScope.Of(2))
        select any.Length + all.Length == 0 ? null : new ContextRule(any, all, within);

    private static Gen<string[]> Phrases() => Gen.Elements(0, 0, 0, 1, 2).SelectMany(count => Phrase().ArrayOf(count));

    private static Gen<string> Phrase() =>
        from count in Gen.Elements(1, 1, 1, 2, 3)
        from names in Gen.Elements(Names).ArrayOf(count)
        from joint in Gen.Elements(" ", " ", "-")
        select string.Join(joint, names);

    private static Gen<string> Text(int most) =>
        from count in Gen.Choose(0, most)
        from pieces in Piece().ArrayOf(count)
        from isShouted in Gen.Elements(false, false, true)
        let text = string.Concat(pieces)
        select isShouted ? text.ToUpperInvariant() : text;

    private static Gen<string> Piece() =>
        from name in Gen.Elements(Names)
        from changed in Changed(name)
        from glue in Gen.Elements(Glue)
        select changed + glue;

    private static Gen<string> Changed(string name) =>
        from change in Gen.Choose(0, 11)
        from place in Gen.Choose(0, name.Length)
        select change switch
        {
            0 => name.ToUpperInvariant(),
            1 => name.ToLowerInvariant(),
            2 => name.Normalize(NormalizationForm.FormD),
            3 => name.Insert(place, "\u200B"),
            4 => name.Insert(place, "\u0301"),
            5 => name.Insert(place, " "),
            6 => name.Remove(Math.Min(place, name.Length - 1), 1),
            7 => name.Replace('-', ' ').Replace('\'', '’'),
            _ => name,
        };

    private sealed record Case(Watchlist[] Watchlists, string Title, string Text, string? Language)
    {
        public override string ToString()
        {
            var lists = string.Join('\n', Watchlists.Select(WatchlistFile.ToJson));
            return $"title {Escaped(Title)}\ntext {Escaped(Text)}\nlanguage {Language}\n{lists}";
        }

        private static string Escaped(string text) => System.Text.Json.JsonSerializer.Serialize(text);
    }
}
