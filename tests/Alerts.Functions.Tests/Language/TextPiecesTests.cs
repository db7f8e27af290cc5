using System.Globalization;
using Alerts.Functions.Language;

namespace Alerts.Functions.Tests.Language;

public class TextPiecesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1_000, 1)]
    [InlineData(1_001, 2)]
    [InlineData(5_000, 5)]
    public void A_record_is_a_thousand_characters_as_people_count_them(int characters, int records)
    {
        Assert.Equal(records, TextPieces.Records(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", characters))));
        Assert.Equal(records, TextPieces.Records(new string('a', characters)));
    }

    [Fact]
    public void A_text_is_cut_between_paragraphs()
    {
        var paragraph = string.Concat(Enumerable.Repeat("A sentence of some words. ", 60)).Trim();
        var text = string.Join("\n\n", Enumerable.Repeat(paragraph, 10));

        var pieces = TextPieces.Cut(text);

        Assert.Equal(4, pieces.Count);
        Assert.All(pieces.Skip(1), piece => Assert.Equal("\n\nA", text.Substring(piece.Start - 2, 3)));
    }

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences()
    {
        var text = string.Concat(Enumerable.Repeat("A sentence of some words. ", 1_000)).Trim();

        var pieces = TextPieces.Cut(text);

        Assert.All(pieces.Skip(1), piece => Assert.Equal(". A", text.Substring(piece.Start - 2, 3)));
    }

    [Fact]
    public void A_long_sentence_is_cut_between_words()
    {
        var text = string.Concat(Enumerable.Repeat("words ", 3_000)).Trim();

        var pieces = TextPieces.Cut(text);

        Assert.All(pieces.Skip(1), piece => Assert.Equal(" w", text.Substring(piece.Start - 1, 2)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("é̂")]
    [InlineData("監")]
    [InlineData("A b.\n\n")]
    [InlineData("Wort. ")]
    public void Pieces_are_together_the_text_and_none_is_too_long(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 12_345));

        var pieces = TextPieces.Cut(text);

        Assert.Equal(text, string.Concat(pieces.Select(piece => text.Substring(piece.Start, piece.Length))));
        Assert.All(pieces, piece => Assert.InRange(new StringInfo(text.Substring(piece.Start, piece.Length)).LengthInTextElements, 1, TextPieces.MostElements));
        Assert.Equal(new StringInfo(text).LengthInTextElements, pieces.Sum(piece => new StringInfo(text.Substring(piece.Start, piece.Length)).LengthInTextElements));
    }

    [Fact]
    public void One_character_that_is_too_large_for_a_request_is_cut_itself()
    {
        var text = "Z" + new string('\u0336', 3 * TextPieces.MostUnits);

        var pieces = TextPieces.Cut(text);

        Assert.Equal(text.Length, pieces.Sum(piece => piece.Length));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, TextPieces.MostUnits));
    }
}
