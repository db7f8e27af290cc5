using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class ToneLexiconTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void The_lists_that_ship_can_be_read_and_are_long_enough(string language) =>
        Assert.InRange(ToneLexicon.For(language).Count, 450, int.MaxValue);

    [Fact]
    public void Each_language_has_its_own_list()
    {
        Assert.Equal(WordRole.None, Match("en", "liberado").Role);
        Assert.Equal(new LexiconMatch(WordRole.Tone, 1, 2), Match("es", "Liberado"));
    }

    [Fact]
    public void The_longest_phrase_wins_over_its_words_and_a_word_over_its_stem()
    {
        var lexicon = Read("[tone]\nabus*\t-2\nabusive\t-3\ndue process\t0\nwithout due process\t-2\n[negators]\nwithout");

        Assert.Equal(new LexiconMatch(WordRole.Tone, 3, -2), Match(lexicon, "Without due process"));
        Assert.Equal(new LexiconMatch(WordRole.Negator, 1, 0), Match(lexicon, "without due care"));
        Assert.Equal(new LexiconMatch(WordRole.Negator, 1, 0), Match(lexicon, "without, due process"));
        Assert.Equal(new LexiconMatch(WordRole.Tone, 2, 0), Match(lexicon, "due process"));
        Assert.Equal(-3, Match(lexicon, "abusive").Weight);
        Assert.Equal(-2, Match(lexicon, "abuses").Weight);
        Assert.Equal(WordRole.None, Match(lexicon, "abu").Role);
    }

    [Theory]
    [InlineData("abuse\t-2", "line 1 \"abuse\t-2\" is no entry of its section")]
    [InlineData("[tone]\nabuse", "line 2 \"abuse\" is no entry of its section")]
    [InlineData("[negators]\nnot\t1", "line 2 \"not\t1\" is no entry of its section")]
    [InlineData("[tone]\nabuse\t-4", "line 2 \"abuse\t-4\" needs a weight from -3 to 3")]
    [InlineData("[tone]\nabuse\tbad", "line 2 \"abuse\tbad\" needs a weight from -3 to 3")]
    [InlineData("[tone]\n# why\nmató\t-3\n\nmato\t-3", "line 5 \"mato\t-3\" stands twice")]
    [InlineData("[tones]", "line 1 \"[tones]\" is no section")]
    public void A_list_that_cannot_be_read_says_where(string file, string message) =>
        Assert.Equal($"Lexicon {message}.", Assert.Throws<InvalidDataException>(() => Read(file)).Message);

    private static ToneLexicon Read(string file) => ToneLexicon.Read(new StringReader(file));

    private static LexiconMatch Match(string language, string text) => Match(ToneLexicon.For(language), text);

    private static LexiconMatch Match(ToneLexicon lexicon, string text)
    {
        var words = new FoldedWords();
        words.Read(text, new TextRange(0, text.Length), NameCursor.None);
        return lexicon.Match(words, 0);
    }
}
