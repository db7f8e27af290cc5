using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class EmbeddedAnalyzerTests
{
    public static TheoryData<string, Tone, string> ClearSentences() => new(LabelledSentences.Clear);

    [Theory]
    [MemberData(nameof(ClearSentences))]
    public async Task A_clear_sentence_has_the_tone_a_reader_hears(string language, Tone tone, string text)
    {
        var sentence = Assert.Single(await SentencesAsync(text, language));

        Assert.True(tone == sentence.Tone, $"{sentence.Tone} ({sentence.Score:F2}) instead of {tone}");
    }

    [Fact]
    public async Task Readers_agree_with_most_sentences_even_among_hard_ones()
    {
        var all = LabelledSentences.Clear.Concat(LabelledSentences.Hard).ToArray();
        var agreed = 0;
        foreach (var (language, tone, text) in all)
            agreed += Assert.Single(await SentencesAsync(text, language)).Tone == tone ? 1 : 0;

        Assert.InRange((double)agreed / all.Length, 0.85, 1);
    }

    [Theory]
    [InlineData("en", "The Alien Enemies Act was invoked in March.", "Alien Enemies Act")]
    [InlineData("en", "They are held at the Terrorism Confinement Center.", "Terrorism Confinement Center")]
    [InlineData("en", "The Hall of Torture and Murder opens at noon.", "Hall of Torture and Murder")]
    [InlineData("es", "Están en el Centro de Confinamiento del Terrorismo.", "Centro de Confinamiento del Terrorismo")]
    public async Task A_name_carries_no_tone(string language, string text, string name)
    {
        var range = new TextRange(text.IndexOf(name, StringComparison.Ordinal), name.Length);
        var other = text.Replace(name, "Xyz", StringComparison.Ordinal);

        var sentence = Assert.Single(await SentencesAsync(text, language, (TextField.Text, range)));

        Assert.Equal(Assert.Single(await SentencesAsync(other, language, (TextField.Text, range with { Length = 3 }))).Score, sentence.Score);
        Assert.Equal(Tone.Neutral, sentence.Tone);
    }

    [Fact]
    public async Task Words_beside_a_name_keep_their_tone()
    {
        const string Text = "The Alien Enemies Act was unlawful, the Alien Enemies Act’s critics say.";
        TextRange first = new(4, 17), second = new(40, 17), inside = new(46, 7);

        var sentence = Assert.Single(await SentencesAsync(
            Text, "en",
            (TextField.Text, second), (TextField.Text, inside), (TextField.Text, first),
            (TextField.Title, new TextRange(26, 8))));

        Assert.Equal("Alien Enemies Act", Text.Substring(second.Start, second.Length));
        Assert.Equal(
            Assert.Single(await SentencesAsync("The X was unlawful, the Y’s critics say.", "en", (TextField.Text, new(4, 1)), (TextField.Text, new(24, 1)))).Score,
            sentence.Score);
    }

    [Fact]
    public async Task A_name_counts_as_one_word_between_a_negation_and_its_verb()
    {
        const string Text = "Nothing about Kilmar Armando Abrego García improved.";

        var sentence = Assert.Single(await SentencesAsync(Text, "en", (TextField.Text, new TextRange(14, 28))));

        Assert.True(sentence.Score < 0, $"{sentence.Score}");
    }

    [Fact]
    public async Task A_negation_reaches_three_words_and_no_further_than_its_clause()
    {
        Assert.True(await ScoreAsync("He was not seen there as free.") > 0);
        Assert.True(await ScoreAsync("He was not yet quite safe.") < 0);
        Assert.True(await ScoreAsync("He did not wait, freed men ran.") > 0);
        Assert.True(await ScoreAsync("He did not wait but rejoiced.") > 0);
    }

    [Fact]
    public async Task Strength_words_move_the_score()
    {
        var plain = await ScoreAsync("The plan is dangerous.");

        Assert.True(await ScoreAsync("The plan is extremely dangerous.") < plain);
        Assert.True(await ScoreAsync("The plan is slightly dangerous.") is var mild && mild > plain && mild < 0);
    }

    [Fact]
    public async Task One_faint_word_leaves_a_sentence_neutral_and_two_do_not()
    {
        Assert.Equal(Tone.Neutral, Assert.Single(await SentencesAsync("Officials voiced concern.", "en")).Tone);
        Assert.Equal(Tone.Negative, Assert.Single(await SentencesAsync("Officials voiced concern and doubts.", "en")).Tone);
    }

    [Theory]
    [InlineData("FUE LIBERADA EN PARAGUAY")]
    [InlineData("Fue LIBERADA en Paraguay")]
    [InlineData("Fue liberada\u0301 en Paraguay")]
    [InlineData("Fue li\u00ADberada en Paraguay")]
    public async Task Case_accents_and_soft_hyphens_do_not_matter(string text) =>
        Assert.Equal(Tone.Positive, Assert.Single(await SentencesAsync(text, "es")).Tone);

    [Fact]
    public async Task Both_fields_are_read_and_offsets_belong_to_their_field()
    {
        var document = new TextDocument(
            "a1",
            "Freed at last! 🎉 What comes next?",
            "🎉 Jose\u0301 was freed.\n\nLawyers call his arrest unlawful…  ",
            "en");

        var analysis = Assert.Single(await AnalyzeAsync(document));

        Assert.Equal(("a1", "en", "embedded"), (analysis.DocumentId, analysis.Language, analysis.Analyzer));
        Assert.Equal(
            [
                (TextField.Title, "Freed at last!", Tone.Positive),
                (TextField.Title, "🎉 What comes next?", Tone.Neutral),
                (TextField.Text, "🎉 Jose\u0301 was freed.", Tone.Positive),
                (TextField.Text, "Lawyers call his arrest unlawful…", Tone.Negative),
            ],
            analysis.Sentences.Select(sentence => (sentence.Field, Cut(document, sentence), sentence.Tone)));
    }

    [Fact]
    public async Task Each_document_has_its_result_in_the_order_given()
    {
        TextDocument[] documents =
        [
            new("b", "", "He was freed.", null),
            new("a", "", "", null),
            new("c", "Fue liberado por la jueza", "", null),
        ];

        var analyses = await AnalyzeAsync(documents);

        Assert.Equal(
            [("b", "en", 1), ("a", "en", 0), ("c", "es", 1)],
            analyses.Select(a => (a.DocumentId, a.Language, a.Sentences.Count)));
    }

    [Fact]
    public async Task The_same_text_has_the_same_scores_on_any_thread()
    {
        var text = string.Join(' ', LabelledSentences.Clear.Select(labelled => labelled.Text));
        var expected = await SentencesAsync(text, "en");

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SentencesAsync(text, "en"))));

        Assert.All(runs, run => Assert.Equal(expected, run));
        Assert.All(expected, sentence => Assert.InRange(sentence.Score, -1, 1));
    }

    [Theory]
    [InlineData("fr", "Bukele est un criminel dangereux, selon les juges.")]
    [InlineData("pt-BR", "Bukele é um criminoso perigoso.")]
    [InlineData("de", "Bukele is a dangerous criminal.")]
    [InlineData(null, "Bukele é um criminoso perigoso que não respeita os juízes e mente ao povo.")]
    public async Task In_a_language_that_is_not_read_no_tone_is_claimed(string? tag, string text)
    {
        var analysis = Assert.Single(await AnalyzeAsync(new TextDocument("id", "", text, tag, [new("bukele", TextField.Text, new(0, 6))])));

        Assert.Equal((tag ?? "pt")[..2], analysis.Language);
        Assert.Equal(Tone.Unclear, analysis.Tone.Tone);
        Assert.All(analysis.Sentences, sentence => Assert.Equal(Tone.Unclear, sentence.Tone));
        var target = Assert.Single(analysis.Targets);
        Assert.Equal((Tone.Unclear, Tone.Unclear, Tone.Unclear), (target.Tone.Tone, target.Own.Tone, target.News.Tone));
    }

    [Fact]
    public async Task Of_an_empty_article_no_tone_is_claimed() =>
        Assert.Equal(Tone.Unclear, Assert.Single(await AnalyzeAsync(new TextDocument("id", "", "", "en"))).Tone.Tone);

    [Fact]
    public async Task Where_only_others_speak_no_tone_is_called_the_papers_own()
    {
        const string Text = "Trump called Bukele a fantastic ally.";

        var analysis = Assert.Single(await AnalyzeAsync(new TextDocument("id", "", Text, "en", [new("bukele", TextField.Text, new(13, 6))])));

        Assert.Equal(Tone.Unclear, Assert.Single(analysis.Targets).Own.Tone);
    }

    [Fact]
    public async Task A_cancelled_batch_is_not_read()
    {
        TextDocument[] documents = [new("a", "Title", "Text.", "en")];

        Assert.Empty(await new EmbeddedAnalyzer().AnalyzeAsync(documents, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Memory_grows_with_the_sentences_and_not_with_the_words()
    {
        var text = string.Concat(Enumerable.Repeat("He was wrongly deported to a brutal prison and never charged. ", 400));
        await SentencesAsync(text, "en");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sentences = await SentencesAsync(text, "en");
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(bytes / sentences.Count, 0, 200);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("not ")]
    [InlineData("without due ")]
    [InlineData("abuse,")]
    [InlineData("a\u0301’")]
    public async Task Hostile_text_takes_no_longer_than_prose(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        // Quadratic work on a million characters would take minutes.
        var work = Task.Run(() => SentencesAsync(text, "en"), TestContext.Current.CancellationToken);
        var sentences = await work.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(text.TrimEnd().Length, Assert.Single(sentences).Range.Length);
    }

    private static string Cut(TextDocument document, Sentence sentence) =>
        (sentence.Field == TextField.Title ? document.Title : document.Text)
            .Substring(sentence.Range.Start, sentence.Range.Length);

    private static async Task<double> ScoreAsync(string text, string language = "en") =>
        Assert.Single(await SentencesAsync(text, language)).Score;

    private static async Task<IReadOnlyList<Sentence>> SentencesAsync(
        string text, string? language, params (TextField Field, TextRange Range)[] names) =>
        Assert.Single(await AnalyzeAsync(new TextDocument("id", "", text, language, [.. names.Select(name => new TargetMention("target", name.Field, name.Range))]))).Sentences;

    private static Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(params TextDocument[] documents) =>
        new EmbeddedAnalyzer().AnalyzeAsync(documents, TestContext.Current.CancellationToken);
}
