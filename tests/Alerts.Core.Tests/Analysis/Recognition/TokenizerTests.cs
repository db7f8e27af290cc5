using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Articles;

namespace Alerts.Core.Tests.Analysis.Recognition;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The U.S. judge's order, dated Jan. 5", "The|U.S.|judge|'s|order|,|dated|Jan|.|5")]
    [InlineData("Washington-Beijing talks", "Washington|-|Beijing|talks")]
    [InlineData("J. D. Vance met O’Brien of AT&T", "J.|D.|Vance|met|O’Brien|of|AT&T")]
    [InlineData("de EE. UU. a S.A. en €1.250,75", "de|EE.|UU.|a|S.A.|en|€|1.250,75")]
    [InlineData("the lawyers' plea… “No,” he said.", "the|lawyers|'|plea|…|“|No|,|”|he|said|.")]
    [InlineData("MS-13 (the gang) -- 14,159 men", "MS|-|13|(|the|gang|)|--|14,159|men")]
    [InlineData("🎉 Jose\u0301 ganó", "🎉|Jose\u0301|ganó")]
    public void Text_is_cut_into_words_and_marks(string text, string expected)
    {
        var tokens = new List<TextRange>();

        Tokenizer.Tokenize(text, new(0, text.Length), tokens);

        Assert.Equal(expected, string.Join('|', tokens.Select(token => text.Substring(token.Start, token.Length))));
    }

    [Fact]
    public void Only_the_sentence_is_read_and_offsets_are_those_of_the_text()
    {
        var tokens = new List<TextRange>();

        Tokenizer.Tokenize("Left out. Read me.", new(10, 7), tokens);

        Assert.Equal([new(10, 4), new(15, 2)], tokens);
    }
}
