using Alerts.Core.Analysis;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class SentenceSplitterTests
{
    [Theory]
    // Ends
    [InlineData("He was deported.| He was never charged.")]
    [InlineData("Was it lawful?| Nobody knew!| The case goes on")]
    [InlineData("They were 238.| 137 fell under the act.")]
    [InlineData("He said no.| Nobody asked again.")]
    [InlineData("It cost $3.5 million.| Version 2.0.1 is worse.")]
    [InlineData("Nobody knows…| Lawyers wait.| It goes on...| And on.")]
    [InlineData("Really?!| Yes.")]
    // Abbreviations
    [InlineData("Sen. Chris Van Hollen met Dr. Ruiz and Mr. Abrego.| They spoke.")]
    [InlineData("The U.S. Supreme Court ruled.| He is back in the U.S.| The case goes on.")]
    [InlineData("It stands in Washington, D.C. where it rained.")]
    [InlineData("He landed at 5 p.m. Friday.| She left at 6 p.m.| They met.")]
    [InlineData("Judge J. G. Xinis and Kilmar A. Abrego.| Done.")]
    [InlineData("Case No. 25-1345 is open, see Art. 5 and Sec. 2.| Done.")]
    [InlineData("On Mar. 15 three planes left.| Abrego Garcia v. Noem followed.")]
    [InlineData("Geo Group Inc. Holdings said so.| It was CoreCivic Inc.| They knew.")]
    [InlineData("She holds a Ph.D. from Yale.")]
    [InlineData("1. The court rules.| 2. The state obeys.")]
    [InlineData("El Sr. Bukele y la Sra. Ramos hablaron.| La Dra. Díaz no.")]
    [InlineData("Voló de EE. UU. a El Salvador.| Vive en EE. UU.| El caso sigue.")]
    [InlineData("Llegó a las 5 p. m. del lunes.| Salió a las 6 p. m.| La familia espera.")]
    [InlineData("Cayeron al mar.| Bukele lo negó.")]
    [InlineData("Véase el art. 11, núm. 3, pág. 20.| Fin.")]
    [InlineData("Habló el Gral. Pérez, p. ej. Sobre Venezuela.")]
    [InlineData("Volvió de EE.UU.| ¿Y ahora?")]
    // Quotations and brackets
    [InlineData("“He is home,” she said.| “We won.”| Others wept.")]
    [InlineData("“Free him!” the crowd shouted.| \"Why?\" asked the judge.")]
    [InlineData("“The whole thing is a mistake…,” he said.| Nobody answered.")]
    [InlineData("(He was deported in error.)| The state said so.")]
    [InlineData("She asked: “Is he alive?”| “Yes.”")]
    [InlineData("“I am innocent. I want to go home,” he said.| “Good night. Sleep well.”| She left.")]
    [InlineData("\"It rained. It poured,\" said Ms. Ruiz.| Others left.")]
    [InlineData("«Soy inocente. Quiero volver», dijo.| Nadie respondió.")]
    [InlineData("“I am innocent.| A mark was lost here.| Others left.")]
    [InlineData("«No volverá».| «¿Por qué?», preguntó la jueza.| —¡Libertad! —gritó la madre.")]
    [InlineData("¿Qué pasó?|¿Quién lo ordenó?| ¡Nadie!")]
    // Loose ends
    [InlineData("He said . . . and stopped.")]
    [InlineData("See example.org.| Or mail a.b@example.org now.")]
    [InlineData("Free at last!| 🎉 He hugged his sons.")]
    [InlineData("Yahoo!finance and 3.5 and …and on")]
    public void Sentences_end_where_a_reader_would_end_them(string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        var expected = marked.Split('|').Select(part => part.Trim());

        Assert.Equal(expected, Texts(text));
    }

    [Theory]
    [InlineData("A heading\n\nthe text goes on")]
    [InlineData("A heading\r\n\r\nthe text goes on")]
    [InlineData("A heading \n \n  the text goes on")]
    [InlineData("A heading\u2029the text goes on")]
    [InlineData("\n\n  A heading\n\n\n\nthe text goes on \n\n")]
    public void A_paragraph_always_ends_a_sentence(string text) =>
        Assert.Equal(["A heading", "the text goes on"], Texts(text));

    [Fact]
    public void A_paragraph_ends_a_sentence_even_after_an_abbreviation() =>
        Assert.Equal(["He lives in the U.S.", "Sen.", "Hollen flew."], Texts("He lives in the U.S.\n\nSen.\n\nHollen flew."));

    [Theory]
    [InlineData("a wrapped\nline")]
    [InlineData("a wrapped\r\nline")]
    public void A_wrapped_line_goes_on(string text) => Assert.Equal([text], Texts(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void Nothing_holds_no_sentence(string text) => Assert.Empty(SentenceSplitter.Split(text));

    [Fact]
    public void Offsets_count_utf16_units_past_emoji_and_combining_marks()
    {
        const string Text = "🎉🎉 Él volvio\u0301! Jose\u0301 llora.";

        var second = SentenceSplitter.Split(Text)[1];

        Assert.Equal(Text.IndexOf("Jose", StringComparison.Ordinal), second.Start);
        Assert.Equal(Text.Length, second.End);
    }

    [Property(MaxTest = 1_000)]
    public Property Every_character_lies_in_exactly_one_sentence() =>
        Prop.ForAll(Prose(), text =>
        {
            var end = 0;
            foreach (var range in SentenceSplitter.Split(text))
            {
                var isCovered = range.Length > 0
                    && range.Start >= end
                    && string.IsNullOrWhiteSpace(text[end..range.Start])
                    && !char.IsWhiteSpace(text[range.Start])
                    && !char.IsWhiteSpace(text[range.End - 1]);
                if (!isCovered)
                    return false;
                end = range.End;
            }

            return string.IsNullOrWhiteSpace(text[end..]);
        });

    [Theory]
    [InlineData(". ")]
    [InlineData(".(")]
    [InlineData("U.S. ")]
    [InlineData("( ")]
    [InlineData("a. \"")]
    [InlineData("\n")]
    public async Task Time_grows_no_faster_than_the_text(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        // Quadratic work on a million characters would take minutes.
        var work = Task.Run(() => SentenceSplitter.Split(text), TestContext.Current.CancellationToken);
        var sentences = await work.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(text.TrimEnd().Length, sentences is [.., var last] ? last.End : 0);
    }

    private static IEnumerable<string> Texts(string text) =>
        SentenceSplitter.Split(text).Select(range => text.Substring(range.Start, range.Length));

    /// <summary>What splitters stumble over, in any order, mixed with any characters at all.</summary>
    private static Arbitrary<string> Prose()
    {
        string[] pieces =
        [
            " ", "\n", "\n\n", "\r\n", "\t", "\u00A0", "\u2029", ".", "…", "!", "?", "¿", "¡", "“", "”", "\"", "’", "(", ")", "—",
            "Dr.", "U.S.", "EE. UU.", "p. m.", "No.", "J. G.", "The", "El", "he", "3.5", "2",
            ",", "e\u0301", "\u0301", "🎉", "\uD83C", "\u200B",
        ];
        var anyCharacter = ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString());
        return Arb.From(Gen.OneOf(Gen.Elements(pieces), anyCharacter).ArrayOf().Select(string.Concat));
    }
}
