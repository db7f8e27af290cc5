using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Tests.Language;

/// <summary>What becomes of the service's answers.</summary>
public sealed class AzureAnalyzerTests : IDisposable
{
    private readonly LanguageBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_article_has_sentences_tones_entities_and_language()
    {
        const string title = "Bukele shows the prison", text = "Kristi Noem praised Bukele. Families waited at CECOT.\n\nLawyers blamed Bukele for that.";
        _bench.Server.Links["Bukele"] = "Nayib Bukele";
        var document = LanguageBench.Document("a", title, text, "en-US", "Bukele", "CECOT");

        var analysis = Assert.Single(await _bench.AnalyzeAsync(document));

        Assert.Equal(("a", "en", "azure", null), (analysis.DocumentId, analysis.Language, analysis.Analyzer, analysis.InPlaceOf));
        Assert.Equal(
            [(TextField.Title, title, Tone.Neutral), (TextField.Text, "Kristi Noem praised Bukele.", Tone.Positive), (TextField.Text, "Families waited at CECOT.", Tone.Neutral), (TextField.Text, "Lawyers blamed Bukele for that.", Tone.Negative)],
            analysis.Sentences.Select(sentence => (sentence.Field, At(document, sentence.Field, sentence.Range), sentence.Tone)));
        Assert.Equal(ToneEstimate.Mean(analysis.Sentences.Select(sentence => sentence.Estimate)), analysis.Tone);
        Assert.Equal(
            [("Bukele", "Nayib Bukele", EntityType.Person), ("Kristi Noem", "Kristi Noem", EntityType.Person), ("Bukele", "Nayib Bukele", EntityType.Person), ("CECOT", "CECOT", EntityType.Facility), ("Bukele", "Nayib Bukele", EntityType.Person)],
            analysis.Entities.Select(entity => (At(document, entity.Field, entity.Range), entity.CanonicalName, entity.Type)));
        Assert.All(analysis.Entities, entity => Assert.Equal(At(document, entity.Field, entity.Range), entity.Surface));
    }

    [Fact]
    public async Task Opinion_mining_tells_the_tone_towards_a_target_and_the_sentence_where_there_is_no_opinion()
    {
        var document = LanguageBench.Document("a", "Visit", "Kristi Noem praised Bukele. Bukele spoke. Lawyers blamed the visit.", "en", "Bukele", "Lawyers");

        var targets = Assert.Single(await _bench.AnalyzeAsync(document)).Targets;

        var bukele = Assert.Single(targets, target => target.Target == "Bukele");
        Assert.Equal([Tone.Positive, Tone.Neutral], bukele.Sentences.Select(sentence => sentence.Tone.Tone));
        Assert.Equal(0.99, bukele.Sentences[0].Tone.Positive, 6);
        Assert.Equal(Tone.Negative, Assert.Single(targets, target => target.Target == "Lawyers").Tone.Tone);
    }

    [Fact]
    public async Task What_happens_to_a_target_the_service_does_not_tell()
    {
        // Praised in a sentence of a bad mood: that is no bad news.
        _bench.Server.Always = request => request.Kind != "SentimentAnalysis" ? null : LanguageServer.Json(
            _bench.Server.Usual(request).ToJsonString().Replace("\"positive\":0.9,\"neutral\":0.07,\"negative\":0.03", "\"positive\":0.03,\"neutral\":0.07,\"negative\":0.9", StringComparison.Ordinal));

        var target = Assert.Single(Assert.Single(await _bench.AnalyzeAsync(LanguageBench.Document("a", "", "Kristi Noem praised Bukele.", "en", "Bukele"))).Targets);

        Assert.Equal((Tone.Positive, Tone.Unclear, Tone.Unclear), (target.Tone.Tone, target.News.Tone, target.Sentences[0].News.Tone));
    }

    [Fact]
    public async Task An_opinion_that_is_mixed_is_unclear()
    {
        _bench.Server.Always = request => request.Kind != "SentimentAnalysis" ? null : LanguageServer.Json(
            $$$"""
            {"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[{"id":"{{{request.Documents[0].Id}}}","sentences":[
            {"sentiment":"mixed","confidenceScores":{"positive":0.49,"neutral":0.01,"negative":0.5},"offset":0,"length":6}]}]}}
            """);

        Assert.Equal(Tone.Unclear, Assert.Single(Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "", "So so.", "en"))).Sentences).Tone);
    }

    [Theory]
    [InlineData("emoji", "👩‍👩‍👧‍👦🇸🇻 ")]
    [InlineData("combining marks", "Z̶̼͝a̵͚̾l̸g̵o ")]
    [InlineData("CJK", "布克萊總統說。𠮷野家 ")]
    [InlineData("half a pair", "\uD83D broken \uDE00 ")]
    [InlineData("quotes and controls", "\"\\\u0001\u2028\t<&> ")]
    public async Task Places_are_right_behind_odd_characters(string situation, string odd)
    {
        var text = $"{odd}Lawyers blamed Nayib Bukele{odd}. CECOT is full.";
        var document = LanguageBench.Document(situation, $"{odd} Bukele", text, "en", "Bukele", "CECOT");

        var analysis = Assert.Single(await _bench.AnalyzeAsync(document));

        Assert.Equal(["Bukele", "Nayib Bukele", "CECOT"], analysis.Entities.Select(entity => At(document, entity.Field, entity.Range)));
        Assert.Contains(analysis.Sentences, sentence => At(document, sentence.Field, sentence.Range).EndsWith("CECOT is full.", StringComparison.Ordinal));
        Assert.Equal(2, analysis.Targets.Count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("é̂")]
    [InlineData("監")]
    public async Task A_text_of_30000_characters_comes_back_with_right_places(string letter)
    {
        var filler = string.Concat(Enumerable.Repeat(letter, 40));
        var paragraphs = Enumerable.Range(0, 220).Select(number =>
            $"{filler} number {number.ToString(CultureInfo.InvariantCulture)} {filler}. {(number % 10 == 0 ? "Lawyers blamed Nayib Bukele again." : "Nobody spoke at CECOT there.")}");
        var document = LanguageBench.Document("long", "Nayib Bukele", string.Join("\n\n", paragraphs), "en", "Nayib Bukele");
        Assert.True(new StringInfo(document.Text).LengthInTextElements >= 26_000);

        var analysis = Assert.Single(await _bench.AnalyzeAsync(document));

        Assert.Equal(23, analysis.Entities.Count(entity => At(document, entity.Field, entity.Range) == "Nayib Bukele"));
        Assert.Equal(198, analysis.Entities.Count(entity => At(document, entity.Field, entity.Range) == "CECOT"));
        Assert.Equal(441, analysis.Sentences.Count);
        Assert.Equal(22, analysis.Sentences.Count(sentence => sentence.Tone == Tone.Negative && At(document, sentence.Field, sentence.Range) == "Lawyers blamed Nayib Bukele again."));
        Assert.Equal(23, Assert.Single(analysis.Targets).Sentences.Count);
        Assert.All(_bench.Server.Requests, request => Assert.True(request.IsAnswered));
    }

    [Fact]
    public async Task Requests_keep_to_the_services_limits()
    {
        var documents = Enumerable.Range(0, 47).Select(number => new TextDocument($"{number}", $"Title {number}", "Bukele spoke.", null)).ToArray();
        var zalgo = new TextDocument("zalgo", "", string.Concat(Enumerable.Repeat("Z" + new string('\u0336', 400), 1_500)), "en");

        var analyses = await _bench.AnalyzeAsync([.. documents, zalgo]);

        Assert.Equal(48, analyses.Count);
        Assert.All(_bench.Server.Requests, request => Assert.True(request.IsAnswered));
        Assert.Single(_bench.Server.Of("LanguageDetection"));
        Assert.Equal(5, _bench.Server.Of("EntityRecognition").Max(request => request.Documents.Count));
        Assert.Equal(10, _bench.Server.Of("SentimentAnalysis").Max(request => request.Documents.Count));
    }

    [Fact]
    public async Task A_document_that_is_refused_the_embedded_analyser_reads_and_all_are_there_in_their_order()
    {
        _bench.Server.Always = request => request.Kind != "EntityRecognition" ? null : LanguageServer.Json(Without(request, "Second", (results, id) =>
            results["errors"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse(
                $$"""{"id":"{{id}}","error":{"code":"InvalidArgument","message":"No.","innererror":{"code":"UnsupportedLanguageCode","message":"No."} } }"""))));

        var analyses = await _bench.AnalyzeAsync(
            new TextDocument("1", "First", "Bukele spoke.", "en"), new TextDocument("2", "Second", "Bukele spoke.", "en"), new TextDocument("3", "Third", "Bukele spoke.", "en"));

        Assert.Equal([("1", "azure", null), ("2", "embedded", "azure"), ("3", "azure", null)],
            analyses.Select(analysis => (analysis.DocumentId, analysis.Analyzer, analysis.InPlaceOf)));
    }

    [Fact]
    public async Task A_document_that_the_answer_forgets_is_missing()
    {
        _bench.Server.Always = request => request.Kind != "SentimentAnalysis" ? null : LanguageServer.Json(Without(request, "Second", (_, _) => { }));

        var analyses = await _bench.AnalyzeAsync(new TextDocument("1", "First", "Bukele spoke.", "en"), new TextDocument("2", "Second", "Bukele spoke.", "en"));

        Assert.Equal(["1"], analyses.Select(analysis => analysis.DocumentId));
    }

    [Theory]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":0.8},"offset":0,"length":5000}""")]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":0.8},"offset":-1,"length":5}""")]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":0.8},"offset":2147483647,"length":2147483647}""")]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":8},"offset":0,"length":5}""")]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0,"neutral":0,"negative":0},"offset":0,"length":5}""")]
    [InlineData("""{"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1},"offset":0,"length":5}""")]
    [InlineData("""{"sentiment":"negative","offset":0,"length":5}""")]
    [InlineData("""{"sentiment":"angry","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":0.8},"offset":0,"length":5}""")]
    [InlineData("")]
    public async Task No_tone_is_made_of_an_answer_that_cannot_be_true(string sentence)
    {
        _bench.Server.Always = request => request.Kind != "SentimentAnalysis" ? null : LanguageServer.Json(
            $$$"""{"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[{"id":"{{{request.Documents[0].Id}}}","sentences":[{{{sentence}}}]}]}}""");

        var analysis = Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "Title", "Bukele spoke.", "en")));

        Assert.Equal(("embedded", "azure"), (analysis.Analyzer, analysis.InPlaceOf));
    }

    [Fact]
    public async Task Sentences_and_entities_that_overlap_are_told_once()
    {
        _bench.Server.Names["Nayib"] = ("Person", "Person");
        _bench.Server.Names["Bukele spoke"] = ("Event", "Event");

        var entities = Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "", "Nayib Bukele spoke.", "en"))).Entities;

        Assert.Equal("Nayib Bukele", Assert.Single(entities).Surface);
    }

    [Fact]
    public async Task A_surname_is_told_in_full_where_the_article_has_the_full_name()
    {
        var analysis = Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "", "Nayib Bukele came. Bukele spoke.", "de")));

        Assert.Equal(["Nayib Bukele", "Nayib Bukele"], analysis.Entities.Select(entity => entity.CanonicalName));
        Assert.Empty(_bench.Server.Of("EntityLinking")); // Which German has not.
    }

    [Theory]
    [InlineData("Person", "Person", "Bukele", EntityType.Person)]
    [InlineData("PersonType", "PersonType", "lawyers", null)]
    [InlineData("Organization", "Organization", "ICE", EntityType.Organization)]
    [InlineData("Organization", "OrganizationMedical", "Pfizer", EntityType.Organization)]
    [InlineData("Location", "GPE", "El Salvador", EntityType.Location)]
    [InlineData("Location", "City", "Tecoluca", EntityType.Location)]
    [InlineData("Location", "Location", "Tecoluca", EntityType.Location)]
    [InlineData("Location", "Location", "Bluebonnet Detention Center", EntityType.Facility)]
    [InlineData("Location", "Structural", "CECOT", EntityType.Facility)]
    [InlineData("Address", "Address", "1600 Pennsylvania Avenue", EntityType.Location)]
    [InlineData("Event", "Event", "Summit", EntityType.Event)]
    [InlineData("Event", "Event", "Alien Enemies Act of 1798", EntityType.Law)]
    [InlineData("Organization", "Organization", "Ley de Migración", EntityType.Law)]
    [InlineData("DateTime", "Date", "Monday", null)]
    [InlineData("Quantity", "Number", "238", null)]
    [InlineData("URL", "URL", "example.org", null)]
    public async Task Categories_become_types(string category, string finer, string name, EntityType? type)
    {
        _bench.Server.Names.Clear();
        _bench.Server.Names[name] = (category, finer);

        var entities = Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "", $"They spoke of {name} then.", "en"))).Entities;

        Assert.Equal(type, entities.SingleOrDefault()?.Type);
    }

    [Fact]
    public async Task A_law_that_is_only_linked_is_told_under_its_full_name()
    {
        _bench.Server.Links["Enemies Act"] = "Alien Enemies Act (1798)";

        var law = Assert.Single(Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", "", "They used the Enemies Act.", "en"))).Entities);

        Assert.Equal((EntityType.Law, "Enemies Act", "Alien Enemies Act"), (law.Type, law.Surface, law.CanonicalName));
    }

    [Fact]
    public async Task The_language_is_asked_only_where_it_is_not_known_and_of_the_beginning_only()
    {
        var spanish = new TextDocument("es", "Visita", "Dijo que el presidente habló. " + new string('x', 4_000), null);

        var analyses = await _bench.AnalyzeAsync(spanish, new TextDocument("en", "Visit", "Bukele spoke.", "en-US"), new TextDocument("zh", "布克萊", "布克萊說。", "zh-TW"));

        Assert.Equal(["es", "en", "zh"], analyses.Select(analysis => analysis.Language));
        Assert.Equal(1_000, Assert.Single(Assert.Single(_bench.Server.Of("LanguageDetection")).Documents).Text.Length);
        Assert.Equal(["es", "en", "zh-hant"], Assert.Single(_bench.Server.Of("SentimentAnalysis")).Documents.Select(document => document.Language));
    }

    [Fact]
    public async Task An_empty_article_is_not_sent()
    {
        var analysis = Assert.Single(await _bench.AnalyzeAsync(new TextDocument("a", " ", "\n", null)));

        Assert.Empty(analysis.Sentences);
        Assert.Empty(_bench.Server.Requests);
    }

    [Fact]
    public async Task Copies_of_a_text_in_one_batch_are_sent_once_and_keep_their_own_mentions()
    {
        var analyses = await _bench.AnalyzeAsync(
            LanguageBench.Document("a", "Visit", "Lawyers blamed Bukele.", "en", "Bukele"), LanguageBench.Document("b", "Visit", "Lawyers blamed Bukele.", "en", "Lawyers"));

        Assert.Equal([("a", "Bukele"), ("b", "Lawyers")], analyses.Select(analysis => (analysis.DocumentId, Assert.Single(analysis.Targets).Target)));
        Assert.Equal(3, _bench.Server.Records);
    }

    private static string At(TextDocument document, TextField field, TextRange range) => document[field].Substring(range.Start, range.Length);

    private string Without(LanguageRequest request, string title, Action<System.Text.Json.Nodes.JsonNode, string> add)
    {
        var answer = _bench.Server.Usual(request);
        var id = request.Documents.Single(document => document.Text.StartsWith(title, StringComparison.Ordinal)).Id;
        var documents = answer["results"]!["documents"]!.AsArray();
        documents.Remove(documents.Single(document => document!["id"]!.GetValue<string>() == id));
        add(answer["results"]!, id);
        return answer.ToJsonString();
    }
}
