using System.Text;
using Alerts.Core.Watchlists.Scanning;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Scanning;

/// <summary>The scan against <see cref="PlainScan"/>; phrases and texts are made of few words, so that they meet.</summary>
public sealed class ScanAgreementTests
{
    private static readonly string[] Names =
    [
        "Kilmar", "Abrego", "García", "CECOT", "I.C.E", "MS-13", "O'Brien", "St. Louis", "Straße", "Ñandú", "de", "a", "l", "s",
        "İstanbul", "Iğdır", "ΣΊΣΥΦΟΣ", "Σίσυφος", "ﬁat", "Œuvre", "Łódź", "Ａｂｒｅｇｏ", "Москва", "कीमत", "महा", "北京", "𝐁𝐮𝐤𝐞𝐥𝐞", "ﷺ", "ſalud",
        "Constitutionally", "Constitutionallyα", "Constitutionallys", "Constitutionally1", "Donaudampfschifffahrtsgesellschaft",
        "Donaudampfschifffahrtsgesellschaften", "0123456789abcdef0", "0123456789abcdef1",
    ];

    private static readonly string[] Glue =
    [
        " ", " ", " ", " ", " ", " ", " ", "-", "–", "\u2212", "\u00A0", "\u3000", "\n", "\r\n", "\n\r", "\n\n", "\r\n\r\n", "\u2029", "\f", "\t",
        "  ", ", ", ". ", ".", "'", "’", "`", "’s ", "' ", " '", " l’", " d'", "l\u00AD'", " “", "” ", "\"", "", "\u200B", "\u00AD", "\u0301",
        " \u0301", "\u0301 ", " \u200B ", "\u200B", "👮🏽", " 👮🏽 ", "\uD83D", "\uDE00", "\uFFFD", "\uFFFE", "\u0001", "\u0000", "。", "、", " word ", "_", "/",
    ];

    [Fact]
    public void It_finds_what_the_plainest_reading_of_the_rules_finds()
    {
        var hits = 0;

        Prop.ForAll(Arb.From(Cases(names => Text(names, 30))), sample => hits += Check(sample)).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

        // Agreement on nothing would prove nothing.
        Assert.InRange(hits, 20_000, int.MaxValue);
    }

    [Fact]
    public void It_finds_the_same_where_a_text_is_cut_into_blocks()
    {
        var hits = 0;

        Prop.ForAll(Arb.From(Cases(LongText)), sample => hits += Check(sample)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        Assert.InRange(hits, 4_000, int.MaxValue);
    }

    private static int Check(Case sample)
    {
        var index = PhraseIndex.Build(sample.Phrases);
        var hits = new List<PhraseHit>();
        index.Scan(sample.Text, hits);

        var expected = PlainScan.Scan(sample.Phrases, sample.Text);
        var numbers = sample.Phrases.Index().ToLookup(phrase => index.NumberOf(phrase.Index), phrase => phrase.Item);
        Assert.Equal(index.Count, numbers.Count);
        Assert.Equal(expected, hits.Select(hit => (numbers[hit.Phrase].First(), hit.Start, hit.End)));
        return hits.Count;
    }

    private static Gen<Case> Cases(Func<string[], Gen<string>> texts) =>
        from names in Gen.Elements(Names).ArrayOf(5)
        from count in Gen.Choose(1, 12)
        from phrases in Phrase(names).ArrayOf(count)
        from text in texts(names)
        select new Case(phrases, text);

    private static Gen<string> Phrase(string[] names) =>
        from count in Gen.Elements(1, 1, 1, 2, 2, 3, 5)
        from words in Gen.Elements(names).ArrayOf(count)
        from joint in Gen.Elements(" ", " ", " ", "-", ". ", "'", "\n\n", " – ", "\"")
        from changed in Changed(string.Join(joint, words))
        where changed.EnumerateRunes().Any(Rune.IsLetterOrDigit)
        select changed;

    private static Gen<string> LongText(string[] names) =>
        from filler in Gen.Elements("word ", "x", "ж", "\u0301", "е\u0301 ", "👮", "a.", " ", "Kilmar Abrego García ")
        from shift in Gen.Choose(0, 90)
        from text in Text(names, 40)
        select Repeat(filler, ScanBuffers.BlockLength - shift) + text;

    private static Gen<string> Text(string[] names, int most) =>
        from count in Gen.Choose(0, most)
        from pieces in Piece(names).ArrayOf(count)
        select string.Concat(pieces);

    private static Gen<string> Piece(string[] names) =>
        from name in Gen.Elements(names)
        from changed in Changed(name)
        from glue in Gen.Elements(Glue)
        select changed + glue;

    private static Gen<string> Changed(string name) =>
        from change in Gen.Choose(0, 18)
        from place in Gen.Choose(0, name.Length)
        select change switch
        {
            0 => name.ToUpperInvariant(),
            1 => name.ToLowerInvariant(),
            2 or 3 => Normalized(name, NormalizationForm.FormD),
            4 => Normalized(name, NormalizationForm.FormKC),
            5 => name.Insert(place, "\u200B"),
            6 => name.Insert(place, "\u0301"),
            7 => name.Insert(place, " "),
            8 => name.Remove(Math.Min(place, name.Length - 1), 1),
            9 => name.Replace('-', ' ').Replace('\'', '’'),
            10 => name.Insert(place, "\uFE0F\u00AD"),
            _ => name,
        };

    /// <summary>Half a pair cannot be normalised.</summary>
    private static string Normalized(string name, NormalizationForm form) =>
        name.EnumerateRunes().Contains(Rune.ReplacementChar) ? name : name.Normalize(form);

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));

    private sealed record Case(string[] Phrases, string Text)
    {
        public override string ToString() => System.Text.Json.JsonSerializer.Serialize(new { Phrases, Text = Escaped(Text) });

        private static string Escaped(string text) =>
            string.Concat(text.Select(character => char.IsAscii(character) ? $"{character}" : $"\\u{(int)character:X4}"));
    }
}
