using Alerts.Core.Analysis;
using Alerts.Functions.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>What the service will never answer is not paid for again and again, and its neighbours do not suffer.</summary>
public sealed class RefusedDocumentTests : IDisposable
{
    private const string Spoilt = "Spoilt";

    private readonly LanguageStorage _storage = new();
    private readonly LanguageBench _bench;

    public RefusedDocumentTests() => _bench = new(services => services.AddSingleton<IKeptReadings>(_storage).AddSingleton<IRecordCounters>(_storage));

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("EntityRecognition", "UnsupportedLanguageCode")]
    [InlineData("SentimentAnalysis", "InvalidDocument")]
    [InlineData("LanguageDetection", "InvalidDocument")]
    public async Task A_refusal_is_final_and_the_embedded_analyser_speaks(string kind, string code)
    {
        _bench.Server.Always = request => request.Kind == kind ? LanguageServer.Json(WithError(request, code)) : null;
        var documents = new[] { Document(Spoilt, null), Document("Sound", null) };

        Assert.Equal([("Spoilt", "embedded", "azure"), ("Sound", "azure", null)], Told(await _bench.AnalyzeAsync(documents)));
        var sent = _bench.Server.Requests.Count;
        Assert.Equal([("Spoilt", "embedded", "azure"), ("Sound", "azure", null)], Told(await _bench.AnalyzeAsync(documents)));
        Assert.Equal(sent, _bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_text_whose_language_nobody_knows_is_asked_about_once()
    {
        _bench.Server.Always = request => request.Kind != "LanguageDetection" ? null : LanguageServer.Json(
            $$$"""{"kind":"LanguageDetectionResults","results":{"errors":[],"documents":[{"id":"{{{request.Documents[0].Id}}}","detectedLanguage":{"name":"(Unknown)","iso6391Name":"(Unknown)","confidenceScore":0}}]}}""");

        for (var time = 0; time < 3; time++)
            Assert.Equal(["embedded"], (await _bench.AnalyzeAsync(Document("a", null))).Select(analysis => analysis.Analyzer));

        Assert.Single(_bench.Server.Requests);
        Assert.Equal(1, _storage.Used);
    }

    [Fact]
    public async Task An_article_does_without_full_names_where_they_are_refused()
    {
        _bench.Server.Always = request => request.Kind == "EntityLinking" ? LanguageServer.Status(400) : null;

        Assert.Equal([("a", "azure", null)], Told(await _bench.AnalyzeAsync(Document("a"))));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_request_that_one_document_spoils_is_asked_again_document_by_document(int status)
    {
        _bench.Server.Always = request => request.Documents.Any(IsSpoilt) ? LanguageServer.Status(status) : null;

        var analyses = await _bench.AnalyzeAsync(Document("1"), Document("2"), Document(Spoilt), Document("4"));

        Assert.Equal([("1", "azure", null), ("2", "azure", null), ("Spoilt", "embedded", "azure"), ("4", "azure", null)], Told(analyses));
        Assert.Equal(9, _storage.Used);
        Assert.Equal(9, _bench.Server.Records);
    }

    [Fact]
    public async Task Refusals_of_documents_are_no_outage()
    {
        _bench.Server.Always = request => request.Documents.Any(IsSpoilt) ? LanguageServer.Status(400) : null;
        for (var number = 0; number < 2 * LanguageGate.LeastRequests; number++)
            await _bench.AnalyzeAsync(Document($"{Spoilt} {number}"));

        Assert.Equal([("next", "azure", null)], Told(await _bench.AnalyzeAsync(Document("next"))));
    }

    [Fact]
    public async Task Only_what_is_not_answered_yet_is_asked_again()
    {
        _bench.Server.Always = request => request.Kind == "SentimentAnalysis" ? LanguageServer.Status(401) : null;
        Assert.Empty(await _bench.AnalyzeAsync(Document("a", null)));
        Assert.Equal(3, _storage.Used);
        _bench.Server.Always = null;

        Assert.Equal([("a", "azure", null)], Told(await _bench.AnalyzeAsync(Document("a", null))));

        Assert.Equal(["EntityLinking 1", "EntityRecognition 1", "LanguageDetection 1", "SentimentAnalysis 2"],
            _bench.Server.Requests.GroupBy(request => request.Kind).Select(kind => $"{kind.Key} {kind.Count()}").Order());
        Assert.Equal(4, _storage.Used);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_true_is_paid_for_once()
    {
        _bench.Server.Always = request => request.Kind != "SentimentAnalysis" ? null : LanguageServer.Json(
            $$$"""
            {"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[{"id":"{{{request.Documents[0].Id}}}","sentences":[
            {"sentiment":"negative","confidenceScores":{"positive":0.1,"neutral":0.1,"negative":0.8},"offset":0,"length":5000}]}]}}
            """);

        for (var time = 0; time < 3; time++)
            Assert.Equal([("a", "embedded", "azure")], Told(await _bench.AnalyzeAsync(Document("a"))));
        Assert.Single(_bench.Server.Of("SentimentAnalysis"));
    }

    [Fact]
    public async Task A_document_that_answers_leave_out_is_asked_for_three_times()
    {
        _bench.Server.Always = request => request.Kind == "SentimentAnalysis"
            ? LanguageServer.Json("""{"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[]}}""")
            : null;

        Assert.Empty(await _bench.AnalyzeAsync(Document("a")));
        Assert.Empty(await _bench.AnalyzeAsync(Document("a")));
        for (var time = 0; time < 3; time++)
            Assert.Equal([("a", "embedded", "azure")], Told(await _bench.AnalyzeAsync(Document("a"))));
        Assert.Equal(TextAnswers.MostOmissions, _bench.Server.Of("SentimentAnalysis").Count());
    }

    [Fact]
    public async Task An_error_that_speaks_of_the_service_may_pass()
    {
        _bench.Server.Next(request => LanguageServer.Json(WithError(request, "InternalServerError")));

        Assert.Empty(await _bench.AnalyzeAsync(Document(Spoilt)));
        Assert.Equal([("Spoilt", "azure", null)], Told(await _bench.AnalyzeAsync(Document(Spoilt))));
    }

    [Fact]
    public async Task An_article_that_is_too_long_for_the_budget_the_embedded_analyser_reads()
    {
        var longest = new LanguageOptions().LongestText;
        var text = "Lawyers blamed Bukele. ";
        text = string.Concat(Enumerable.Repeat(text, longest / text.Length));

        var analyses = await _bench.AnalyzeAsync(Document("fits") with { Text = text[..(longest - 10)] }, Document("longer") with { Text = text + text });

        Assert.Equal([("fits", "azure", null), ("longer", "embedded", "azure")], Told(analyses));
        Assert.InRange(_storage.Used, 90, 100);
        Assert.Equal(_bench.Server.Records, _storage.Used);
    }

    [Fact]
    public async Task What_another_instance_has_paid_for_meanwhile_is_not_sent()
    {
        using var other = new LanguageBench(services => services.AddSingleton<IKeptReadings>(_storage));
        _storage.BeforeGrant = () => other.AnalyzeAsync(Document("a"));

        Assert.Equal([("a", "azure", null)], Told(await _bench.AnalyzeAsync(Document("a"))));

        Assert.Empty(_bench.Server.Requests);
        Assert.Equal(0, _storage.Used);
    }

    private static IEnumerable<(string, string, string?)> Told(IReadOnlyList<TextAnalysis> analyses) =>
        analyses.Select(analysis => (analysis.DocumentId, analysis.Analyzer, analysis.InPlaceOf));

    private static TextDocument Document(string title, string? language = "en") => new(title, title, "Lawyers blamed Bukele.", language);

    private static bool IsSpoilt(LanguageDocument document) => document.Text.StartsWith(Spoilt, StringComparison.Ordinal);

    private string WithError(LanguageRequest request, string code)
    {
        var answer = _bench.Server.Usual(request);
        var (documents, errors) = (answer["results"]!["documents"]!.AsArray(), answer["results"]!["errors"]!.AsArray());
        foreach (var spoilt in request.Documents.Where(IsSpoilt))
        {
            documents.Remove(documents.Single(document => document!["id"]!.GetValue<string>() == spoilt.Id));
            errors.Add(System.Text.Json.Nodes.JsonNode.Parse($$$"""{"id":"{{{spoilt.Id}}}","error":{"code":"{{{code}}}","message":"No."}}"""));
        }
        return answer.ToJsonString();
    }
}
