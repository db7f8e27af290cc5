using System.Globalization;
using Alerts.Functions.Language;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>The wire format of https://learn.microsoft.com/rest/api/language/text-analysis-runtime/analyze-text.</summary>
public sealed class LanguageClientTests : IDisposable
{
    private static readonly TextDocumentInput[] Documents = [new("1", "Great atmosphere. Close to plenty of restaurants, hotels, and transit!", "en"), new("2", "Hola.", "es")];

    private readonly LanguageBench _bench = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("EntityRecognition")]
    [InlineData("EntityLinking")]
    [InlineData("SentimentAnalysis")]
    [InlineData("LanguageDetection")]
    public async Task A_request_names_its_kind_version_key_and_counts_in_UTF16_units(string kind)
    {
        await AskAsync(kind);

        var request = Assert.Single(_bench.Server.Requests);
        Assert.Equal((kind, "api-version=2024-11-01"), (request.Kind, request.Query.TrimStart('?')));
        Assert.Equal("0123456789abcdef", request.Headers["ocp-apim-subscription-key"]);
        Assert.DoesNotContain("authorization", request.Headers.Keys);
        Assert.Equal("latest", request.Parameters.GetProperty("modelVersion").GetString());
        var isDetection = kind == "LanguageDetection";
        Assert.Equal(isDetection ? null : "Utf16CodeUnit", request.Parameters.TryGetProperty("stringIndexType", out var type) ? type.GetString() : null);
        Assert.Equal(kind == "SentimentAnalysis", request.Parameters.TryGetProperty("opinionMining", out var mining) && mining.GetBoolean());
        Assert.Equal(isDetection ? [null, null] : ["en", "es"], request.Documents.Select(document => document.Language));
        Assert.Equal(Documents.Select(document => document.Text), request.Documents.Select(document => document.Text));
    }

    [Fact]
    public async Task Without_a_key_the_apps_identity_signs_in()
    {
        var credential = new Identity();
        using var bench = new LanguageBench(
            services => services.AddSingleton<TokenCredential>(credential).AddSingleton<HttpPipelineTransport>(new PlainTransport()), https: true, ("Language:Key", ""));

        await bench.Get<LanguageClient>().RecognizeEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd);

        var request = Assert.Single(bench.Server.Requests);
        Assert.Equal("Bearer a-token", request.Headers["authorization"]);
        Assert.DoesNotContain("ocp-apim-subscription-key", request.Headers.Keys);
        Assert.Equal("https://cognitiveservices.azure.com/.default", Assert.Single(credential.Scopes));
    }

    [Fact]
    public async Task An_identity_that_cannot_sign_in_is_a_refusal()
    {
        using var bench = new LanguageBench(
            services => services.AddSingleton<TokenCredential>(new Stranger()).AddSingleton<HttpPipelineTransport>(new PlainTransport()), https: true, ("Language:Key", ""));

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => bench.Get<LanguageClient>().RecognizeEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd));

        Assert.Equal(LanguageFault.Refused, failure.Fault);
        Assert.Equal("EntityRecognition: the app's identity cannot sign in: No managed identity endpoint found.", failure.Message);
    }

    [Fact]
    public async Task Opinions_are_read_with_their_assessments()
    {
        _bench.Server.Next(_ => LanguageServer.Json(
            """
            {"kind":"SentimentAnalysisResults","results":{"errors":[],"modelVersion":"2022-11-01","documents":[{"id":"1","sentiment":"positive","warnings":[],
            "confidenceScores":{"positive":1.0,"neutral":0.0,"negative":0.0},
            "sentences":[
              {"sentiment":"positive","confidenceScores":{"positive":1.0,"neutral":0.0,"negative":0.0},"offset":0,"length":17,"text":"Great atmosphere.",
               "targets":[{"sentiment":"positive","confidenceScores":{"positive":1.0,"negative":0.0},"offset":6,"length":10,"text":"atmosphere",
                           "relations":[{"relationType":"assessment","ref":"#/documents/0/sentences/0/assessments/0"}]}],
               "assessments":[{"sentiment":"positive","confidenceScores":{"positive":1.0,"negative":0.0},"offset":0,"length":5,"text":"great","isNegated":false}]},
              {"sentiment":"mixed","confidenceScores":{"positive":0.13,"neutral":0.86,"negative":0.01},"offset":18,"length":52,"text":"Close to…",
               "targets":[{"sentiment":"positive","confidenceScores":{"positive":0.99,"negative":0.01},"offset":50,"length":6,"text":"hotels",
                           "relations":[{"relationType":"assessment","ref":"#/documents/0/sentences/1/assessments/0"},
                                        {"relationType":"target","ref":"#/documents/0/sentences/1/targets/0"},
                                        {"relationType":"assessment","ref":"#/documents/0/sentences/7/assessments/9"}]}],
               "assessments":[{"sentiment":"positive","confidenceScores":{"positive":0.99,"negative":0.01},"offset":18,"length":15,"text":"Close to plenty","isNegated":false}]}]}]}}
            """));

        var sentences = Assert.Single(await _bench.Get<LanguageClient>().AnalyzeSentimentBatchAsync(Documents, new LanguageBill(1), TestEnd)).Value!.Sentences;

        Assert.Equal([(0, 17, TextSentiment.Positive), (18, 52, TextSentiment.Mixed)], sentences.Select(sentence => (sentence.Offset, sentence.Length, sentence.Sentiment)));
        var hotels = Assert.Single(sentences[1].Opinions);
        Assert.Equal((50, 6, new SentimentConfidenceScores(0.99, 0.01)), (hotels.Target.Offset, hotels.Target.Length, hotels.Target.ConfidenceScores));
        Assert.Equal((18, 15), Assert.Single(hotels.Assessments.Select(assessment => (assessment.Offset, assessment.Length))));
    }

    [Fact]
    public async Task Entities_are_read_in_the_form_of_older_and_newer_versions()
    {
        _bench.Server.Next(_ => LanguageServer.Json(
            """
            {"kind":"EntityRecognitionResults","results":{"errors":[],"modelVersion":"2023-09-01","documents":[{"id":"1","warnings":[],"entities":[
              {"text":"Seattle","category":"Location","subcategory":"GPE","offset":26,"length":7,"confidenceScore":0.99},
              {"text":"LAX","category":"Location","type":"Airport","offset":18,"length":3,"confidenceScore":0.72,"tags":[{"name":"Location","confidenceScore":0.9}],"metadata":{"metadataKind":"X"}}]}]}}
            """));

        var entities = Assert.Single(await _bench.Get<LanguageClient>().RecognizeEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd)).Value!;

        Assert.Equal([new("Location", 26, 7, 0.99, SubCategory: "GPE"), new("Location", 18, 3, 0.72, Type: "Airport")], entities);
    }

    [Fact]
    public async Task A_document_with_an_error_leaves_the_others_their_answers()
    {
        _bench.Server.Next(_ => LanguageServer.Json(
            """
            {"kind":"LanguageDetectionResults","results":{"modelVersion":"2023-12-01",
            "documents":[{"id":"2","warnings":[],"detectedLanguage":{"name":"Spanish","iso6391Name":"es","confidenceScore":1}}],
            "errors":[{"id":"1","error":{"code":"InvalidArgument","message":"Invalid document in request.","innererror":{"code":"InvalidDocument","message":"Document text is empty."}}}]}}
            """));

        var results = await _bench.Get<LanguageClient>().DetectLanguageBatchAsync(Documents, new LanguageBill(1), TestEnd);

        Assert.Equal([("2", "es", null), ("1", null, "InvalidDocument: Document text is empty.")], results.Select(result =>
            (result.Id, result.Value?.Iso6391Name, result.Error is { } error ? $"{error.Code}: {error.Message}" : null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Gateway</html>")]
    [InlineData("""{"kind":"EntityRecognitionResults","results":{"documents":[""")]
    [InlineData("""{"kind":"EntityRecognitionResults"}""")]
    [InlineData("""{"kind":"EntityRecognitionResults","results":{"documents":{}}}""")]
    [InlineData("""{"kind":"EntityRecognitionResults","results":[]}""")]
    [InlineData("""{"kind":"SentimentAnalysisResults","results":{"documents":[],"errors":[]}}""")]
    [InlineData("""{"kind":"EntityRecognitionResults","results":{"documents":[{"entities":[]}],"errors":[]}}""")]
    public async Task An_answer_that_is_none_is_a_fault_of_the_service(string answer)
    {
        _bench.Server.Next(_ => LanguageServer.Json(answer));

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => AskAsync("EntityRecognition"));

        Assert.Equal(LanguageFault.Malformed, failure.Fault);
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","entities":null}""")]
    [InlineData("""{"id":"1","entities":[null]}""")]
    [InlineData("""{"id":"1","entities":[{"category":"Person","offset":1,"length":2}]}""")]
    [InlineData("""{"id":"1","entities":[{"category":null,"offset":1,"length":2,"confidenceScore":0.5}]}""")]
    [InlineData("""{"id":"1","entities":[{"category":"Person","offset":"1","length":2,"confidenceScore":0.5}]}""")]
    public async Task A_document_that_misses_a_field_is_an_error_of_that_document(string document)
    {
        _bench.Server.Next(_ => LanguageServer.Json(
            $$$"""{"kind":"EntityRecognitionResults","results":{"documents":[{{{document}}},{"id":"2","entities":[]}],"errors":[]}}"""));

        var results = await _bench.Get<LanguageClient>().RecognizeEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd);

        Assert.Equal([("1", "InvalidAnswer"), ("2", null)], results.Select(result => (result.Id, result.Error?.Code)));
        Assert.All(results, result => Assert.Equal(result.Error is null, result.Value is not null));
    }

    [Theory]
    [InlineData(429, "Retry-After", "7", LanguageFault.Throttled, 7_000)]
    [InlineData(429, "Retry-After", "Sat, 14 Mar 2026 12:00:09 GMT", LanguageFault.Throttled, 9_000)]
    [InlineData(429, "retry-after-ms", "250", LanguageFault.Throttled, 250)]
    [InlineData(429, "Retry-After", "Sat, 14 Mar 2026 11:00:00 GMT", LanguageFault.Throttled, null)]
    [InlineData(503, "Retry-After", "3", LanguageFault.Unavailable, 3_000)]
    [InlineData(500, "X", "y", LanguageFault.Unavailable, null)]
    [InlineData(400, "X", "y", LanguageFault.Unfit, null)]
    [InlineData(413, "X", "y", LanguageFault.Unfit, null)]
    [InlineData(401, "X", "y", LanguageFault.Refused, null)]
    [InlineData(204, "X", "y", LanguageFault.Malformed, null)]
    public async Task A_status_tells_what_is_the_matter_and_how_long(int status, string header, string value, LanguageFault fault, int? milliseconds)
    {
        _bench.Server.Next(_ => LanguageServer.Status(status, (header, value)));

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => AskAsync("SentimentAnalysis"));

        Assert.Equal((fault, milliseconds), (failure.Fault, (int?)failure.RetryAfter?.TotalMilliseconds));
        if (status != 204)
            Assert.Equal($"SentimentAnalysis: {status.ToString(CultureInfo.InvariantCulture)} E{status.ToString(CultureInfo.InvariantCulture)}: As told.", failure.Message);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_out_of_order()
    {
        _bench.Server.Dispose();

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => AskAsync("EntityLinking"));

        Assert.Equal(LanguageFault.Unavailable, failure.Fault);
    }

    private Task AskAsync(string kind) => kind switch
    {
        "LanguageDetection" => _bench.Get<LanguageClient>().DetectLanguageBatchAsync(Documents, new LanguageBill(1), TestEnd),
        "EntityLinking" => _bench.Get<LanguageClient>().RecognizeLinkedEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd),
        "SentimentAnalysis" => _bench.Get<LanguageClient>().AnalyzeSentimentBatchAsync(Documents, new LanguageBill(1), TestEnd),
        _ => _bench.Get<LanguageClient>().RecognizeEntitiesBatchAsync(Documents, new LanguageBill(1), TestEnd),
    };

    private sealed class Identity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(new AccessToken("a-token", DateTimeOffset.MaxValue));
        }
    }

    private sealed class Stranger : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new Azure.Identity.CredentialUnavailableException("No managed identity endpoint found.");
    }

    /// <summary>The package sends tokens over https alone, which the server of the test has not.</summary>
    private sealed class PlainTransport : HttpPipelineTransport
    {
        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            message.Request.Uri.Scheme = "http";
            return HttpClientTransport.Shared.ProcessAsync(message);
        }
    }
}
