using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Tests.Analysis.Recognition;

public sealed class EntityRecognizerTests
{
    private const string English =
        """
        Judge Paula Xinis ordered the government on Friday to bring Kilmar Abrego García back to Maryland. The Department of Homeland
        Security (DHS) had flown him to El Salvador, where he was held at the Terrorism Confinement Center under the Alien Enemies Act.
        "We followed the law," DHS said in a statement. Abrego García, who lived in Beltsville, has not been charged, his lawyer told Reuters.
        """;

    private const string Spanish =
        """
        El presidente Nayib Bukele recibió en San Salvador al senador Chris Van Hollen. La Asamblea Legislativa aprobó la Ley de Amnistía
        después de la Cumbre de las Américas, informó la Agencia EFE. Según Bukele, los presos siguen en el Centro de Confinamiento del Terrorismo.
        La Comisión Interamericana de Derechos Humanos (CIDH) pidió una visita. La CIDH espera respuesta de la Fiscalía General de la República.
        """;

    [Theory]
    [InlineData("Paula Xinis", EntityType.Person)]
    [InlineData("Kilmar Abrego García", EntityType.Person)]
    [InlineData("Maryland", EntityType.Location)]
    [InlineData("Department of Homeland\nSecurity", EntityType.Organization)]
    [InlineData("El Salvador", EntityType.Location)]
    [InlineData("Terrorism Confinement Center", EntityType.Facility)]
    [InlineData("Alien Enemies Act", EntityType.Law)]
    [InlineData("Reuters", EntityType.Organization)]
    public void English_names_have_their_type(string name, EntityType type) =>
        Assert.Equal(type, Find(Recognize(English), name).Type);

    [Theory]
    [InlineData("Nayib Bukele", EntityType.Person)]
    [InlineData("San Salvador", EntityType.Location)]
    [InlineData("Chris Van Hollen", EntityType.Person)]
    [InlineData("Asamblea Legislativa", EntityType.Organization)]
    [InlineData("Ley de Amnistía", EntityType.Law)]
    [InlineData("Cumbre de las Américas", EntityType.Event)]
    [InlineData("Centro de Confinamiento del Terrorismo", EntityType.Facility)]
    [InlineData("Comisión Interamericana de Derechos Humanos", EntityType.Organization)]
    public void Spanish_names_have_their_type(string name, EntityType type) =>
        Assert.Equal(type, Find(Recognize(Spanish, "es"), name).Type);

    [Fact]
    public void Offsets_belong_to_the_field_and_surfaces_are_the_very_words()
    {
        const string Title = "Judge Xinis Asks Where Abrego García Is";
        var document = new TextDocument("id", Title, English, "en");

        var entities = Recognize(document);

        Assert.NotEmpty(entities);
        Assert.All(entities, entity =>
        {
            Assert.Equal(entity.Surface, document[entity.Field].Substring(entity.Range.Start, entity.Range.Length));
            Assert.InRange(entity.Confidence, 0, 1);
        });
        Assert.Equal(entities.OrderBy(entity => entity.Field).ThenBy(entity => entity.Range.Start), entities);
        Assert.Contains(entities, entity => entity is { Field: TextField.Title, Surface: "Xinis" });
    }

    [Fact]
    public void A_short_name_has_the_full_name_as_its_canonical_form()
    {
        Assert.Equal("Kilmar Abrego García", Find(Recognize(English), "Abrego García").CanonicalName);
        Assert.Equal("Nayib Bukele", Find(Recognize(Spanish, "es"), "Bukele", last: true).CanonicalName);
    }

    [Fact]
    public void An_acronym_in_brackets_stands_for_the_name_before_it()
    {
        var dhs = Recognize(English).Where(entity => entity.Surface == "DHS").ToArray();

        Assert.Equal(2, dhs.Length);
        Assert.All(dhs, entity => Assert.Equal((EntityType.Organization, "Department of Homeland\nSecurity"), (entity.Type, entity.CanonicalName)));
    }

    [Theory]
    [InlineData("President Nayib Bukele met Judge Elena Ramírez in Santa Ana.", "Nayib Bukele", "Elena Ramírez")]
    [InlineData("Talks between Gov. Laura Mills and Sen. Peter Ochoa failed.", "Laura Mills", "Peter Ochoa")]
    public void Titles_stand_outside(string text, params string[] people) =>
        Assert.Equal(people, Recognize(text).Where(entity => entity.Type == EntityType.Person).Select(entity => entity.Surface));

    [Fact]
    public void A_hyphenated_pair_is_two_names()
    {
        var places = Recognize("Officials said the Washington-Beijing talks would go on next week.").Where(entity => entity.Type == EntityType.Location);

        Assert.Equal(["Washington", "Beijing"], places.Select(entity => entity.Surface));
    }

    [Fact]
    public void One_form_has_one_type_in_an_article()
    {
        var text = string.Join(' ', Enumerable.Repeat(English, 3)) + " Xinis. DHS. Maryland said so. To Reuters, Abrego García in DHS.";

        var types = Recognize(text).GroupBy(entity => entity.Surface).Select(form => form.Select(entity => entity.Type).Distinct().Count());

        Assert.All(types, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_heading_where_each_word_has_a_capital_is_not_full_of_names()
    {
        var document = new TextDocument("id", "Judge Orders Return Of Man Wrongly Deported To El Salvador", English, "en");

        var title = Recognize(document).Where(entity => entity.Field == TextField.Title).Select(entity => entity.Surface);

        Assert.Equal(["El Salvador"], title);
    }

    [Fact]
    public void Text_without_names_has_none() =>
        Assert.Empty(Recognize("Rain is expected in the evening. The roads will be closed until noon, and nobody knows why."));

    [Fact]
    public void Nothing_is_allocated_for_a_word()
    {
        var sentence = "They said that the prisoners had been flown out at night without a hearing, and that nobody would say where. ";
        var few = new TextDocument("few", "", string.Concat(Enumerable.Repeat(sentence, 50)), "en");
        var many = new TextDocument("many", "", string.Concat(Enumerable.Repeat(sentence, 500)), "en");
        var recognizer = new EntityRecognizer();
        var (fewSentences, manySentences) = (SentencesOf(few), SentencesOf(many));
        recognizer.Recognize(many, "en", manySentences);

        var before = GC.GetAllocatedBytesForCurrentThread();
        recognizer.Recognize(few, "en", fewSentences);
        var forFew = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        recognizer.Recognize(many, "en", manySentences);
        var forMany = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(forMany - forFew, 0, 256); // 9,000 words more.
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Aa ")]
    [InlineData("of ")]
    [InlineData("Mr. ")]
    [InlineData("(A) ")]
    [InlineData("Ana López, ")]
    public async Task Hostile_text_takes_no_longer_than_prose(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));

        // Quadratic work on 300,000 characters would take many minutes.
        var work = Task.Run(() => Recognize(text), TestContext.Current.CancellationToken);

        Assert.NotNull(await work.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("\ud83d")]
    [InlineData("Ana")]
    public void Odd_texts_do_no_harm(string text) => Assert.InRange(Recognize(text).Count, 0, 1);

    [Fact]
    public void One_endless_sentence_is_read_as_far_as_texts_are()
    {
        var text = string.Concat(Enumerable.Repeat("they met Ana López in Lima and 🎉 ", 4_000));

        var entities = Recognize(text);

        Assert.NotEmpty(entities);
        Assert.InRange(entities[^1].Range.End, EntityRecognizer.LongestText - 100, EntityRecognizer.LongestText);
    }

    [Fact]
    public async Task Any_number_of_threads_find_the_same()
    {
        var recognizer = new EntityRecognizer();
        var document = new TextDocument("id", "", English, "en");
        var sentences = SentencesOf(document);
        var expected = recognizer.Recognize(document, "en", sentences);

        var runs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => recognizer.Recognize(document, "en", sentences))));

        Assert.All(runs, run => Assert.Equal(expected, run));
    }

    private static RecognizedEntity Find(IReadOnlyList<RecognizedEntity> entities, string surface, bool last = false)
    {
        var found = entities.Where(entity => entity.Surface == surface).ToArray();
        Assert.True(found.Length > 0, $"{surface} is not among {string.Join(", ", entities.Select(entity => $"{entity.Surface} ({entity.Type})"))}");
        return last ? found[^1] : found[0];
    }

    private static IReadOnlyList<RecognizedEntity> Recognize(string text, string language = "en") =>
        Recognize(new TextDocument("id", "", text, language));

    private static IReadOnlyList<RecognizedEntity> Recognize(TextDocument document) =>
        new EntityRecognizer().Recognize(document, document.Language!, SentencesOf(document));

    private static Sentence[] SentencesOf(TextDocument document) =>
    [
        .. SentenceSplitter.Split(document.Title).Select(range => new Sentence(TextField.Title, range, ToneEstimate.None)),
        .. SentenceSplitter.Split(document.Text).Select(range => new Sentence(TextField.Text, range, ToneEstimate.None)),
    ];
}
