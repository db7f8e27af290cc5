using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace Alerts.Functions.Tests.Language;

/// <summary>
/// Azure AI Language as its reference describes it: cuts sentences at stops and line breaks, finds the names it is given, and hears a
/// tone in a few words. It refuses what the service refuses: too many documents, too long ones, too large requests.
/// </summary>
public sealed partial class LanguageServer : IDisposable
{
    public const string Praise = "praised";
    public const string Blame = "blamed";

    private const int MostElements = 5_120;
    private const int MostBytes = 1_000_000;

    private static readonly Dictionary<string, int> MostDocuments = new()
    {
        ["LanguageDetection"] = 1_000,
        ["EntityRecognition"] = 5,
        ["EntityLinking"] = 5,
        ["SentimentAnalysis"] = 10,
    };

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ConcurrentQueue<LanguageRequest> _requests = new();
    private readonly ConcurrentQueue<Func<LanguageRequest, ResponseMessage?>> _script = new();

    public LanguageServer() => _server
        .Given(Request.Create().WithPath("/language/:analyze-text").UsingPost())
        .RespondWith(Response.Create().WithCallback(Answer));

    public string Url => _server.Url!;

    public IReadOnlyCollection<LanguageRequest> Requests => _requests;

    public IEnumerable<LanguageRequest> Of(string kind) => _requests.Where(request => request.Kind == kind);

    /// <summary>Text records that would be on the bill.</summary>
    public int Records => _requests.Where(request => request.IsAnswered).Sum(request => request.Documents.Sum(document => RecordsOf(document.Text)));

    /// <summary>Name, category and finer class of what it recognises.</summary>
    public Dictionary<string, (string Category, string Finer)> Names { get; } = new()
    {
        ["Nayib Bukele"] = ("Person", "Person"),
        ["Bukele"] = ("Person", "Person"),
        ["CECOT"] = ("Location", "Structural"),
        ["Kristi Noem"] = ("Person", "Person"),
    };

    /// <summary>Surface and full name of what it links.</summary>
    public Dictionary<string, string> Links { get; } = [];

    /// <summary>What it says instead, whatever it is asked; null for its usual answer.</summary>
    public Func<LanguageRequest, ResponseMessage?>? Always { get; set; }

    public void Next(Func<LanguageRequest, ResponseMessage?> answer) => _script.Enqueue(answer);

    public static ResponseMessage Status(int status, params (string Name, string Value)[] headers) => new()
    {
        StatusCode = status,
        Headers = headers.ToDictionary(header => header.Name, header => new WireMockList<string>(header.Value)),
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = $$$"""{"error":{"code":"E{{{status}}}","message":"As told."}}""" },
    };

    public static ResponseMessage Json(string json) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = json },
    };

    /// <summary>Characters as people count them, a thousand a record.</summary>
    public static int RecordsOf(string text) => Math.Max(1, (new System.Globalization.StringInfo(text).LengthInTextElements + 999) / 1_000);

    public JsonObject Usual(LanguageRequest request)
    {
        var documents = new JsonArray([.. request.Documents.Select(document => (JsonNode)(request.Kind switch
        {
            "LanguageDetection" => Language(document),
            "EntityRecognition" => Entities(document),
            "EntityLinking" => Linked(document),
            _ => Sentiment(document, request.Documents.IndexOf(document)),
        }))]);
        return new()
        {
            ["kind"] = $"{request.Kind}Results",
            ["results"] = new JsonObject { ["documents"] = documents, ["errors"] = new JsonArray(), ["modelVersion"] = "2025-01-01" },
        };
    }

    public void Dispose() => _server.Dispose();

    private ResponseMessage Answer(IRequestMessage message)
    {
        var request = LanguageRequest.Read(message);
        _requests.Enqueue(request);
        if (_script.TryDequeue(out var scripted) && scripted(request) is { } told)
            return told;
        if (Always?.Invoke(request) is { } always)
            return always;
        if (request.Documents.Count > MostDocuments[request.Kind] || message.BodyAsBytes!.Length > MostBytes
            || request.Documents.Any(document => new System.Globalization.StringInfo(document.Text).LengthInTextElements > MostElements))
            return Status(400);
        request.IsAnswered = true;
        return Json(Usual(request).ToJsonString());
    }

    private static JsonObject Language(LanguageDocument document) => new()
    {
        ["id"] = document.Id,
        ["warnings"] = new JsonArray(),
        ["detectedLanguage"] = new JsonObject
        {
            ["name"] = "Some",
            ["iso6391Name"] = document.Text.Contains(" el ", StringComparison.Ordinal) ? "es" : "en",
            ["confidenceScore"] = 0.99,
        },
    };

    private JsonObject Entities(LanguageDocument document) => new()
    {
        ["id"] = document.Id,
        ["warnings"] = new JsonArray(),
        ["entities"] = new JsonArray([.. Names.SelectMany(name => Places(document.Text, name.Key).Select(at => (JsonNode)new JsonObject
        {
            ["text"] = name.Key, ["category"] = name.Value.Category, ["type"] = name.Value.Finer,
            ["offset"] = at, ["length"] = name.Key.Length, ["confidenceScore"] = 0.9, ["tags"] = new JsonArray(),
        }))]),
    };

    private JsonObject Linked(LanguageDocument document) => new()
    {
        ["id"] = document.Id,
        ["warnings"] = new JsonArray(),
        ["entities"] = new JsonArray([.. Links.Select(link => (JsonNode)new JsonObject
        {
            ["name"] = link.Value, ["id"] = link.Value, ["language"] = "en", ["url"] = "https://en.wikipedia.org/", ["dataSource"] = "Wikipedia",
            ["matches"] = new JsonArray([.. Places(document.Text, link.Key).Select(at => (JsonNode)new JsonObject
            {
                ["text"] = link.Key, ["offset"] = at, ["length"] = link.Key.Length, ["confidenceScore"] = 0.7,
            })]),
        })]),
    };

    /// <summary>A word of praise or blame is an assessment of each name in its sentence.</summary>
    private JsonObject Sentiment(LanguageDocument document, int index) => new()
    {
        ["id"] = document.Id,
        ["sentiment"] = "neutral",
        ["confidenceScores"] = Scores(0, 1, 0),
        ["warnings"] = new JsonArray(),
        ["sentences"] = new JsonArray([.. SentenceEnds().Matches(document.Text).Select((sentence, number) => (JsonNode)Sentence(sentence, index, number))]),
    };

    private JsonObject Sentence(Match sentence, int document, int number)
    {
        var (praise, blame) = (Places(sentence.Value, Praise).ToArray(), Places(sentence.Value, Blame).ToArray());
        var assessments = praise.Select(at => (At: at, Word: Praise)).Concat(blame.Select(at => (At: at, Word: Blame))).ToArray();
        var names = assessments.Length == 0 ? [] : Names.Keys.SelectMany(name => Places(sentence.Value, name).Select(at => (At: at, Name: name))).ToArray();
        return new()
        {
            ["text"] = sentence.Value,
            ["offset"] = sentence.Index,
            ["length"] = sentence.Length,
            ["sentiment"] = praise.Length > 0 ? "positive" : blame.Length > 0 ? "negative" : "neutral",
            ["confidenceScores"] = praise.Length > 0 ? Scores(0.9, 0.07, 0.03) : blame.Length > 0 ? Scores(0.02, 0.1, 0.88) : Scores(0.05, 0.9, 0.05),
            ["targets"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject
            {
                ["text"] = name.Name, ["offset"] = sentence.Index + name.At, ["length"] = name.Name.Length,
                ["sentiment"] = praise.Length > 0 ? "positive" : "negative",
                ["confidenceScores"] = praise.Length > 0 ? Sides(0.99, 0.01) : Sides(0.02, 0.98),
                ["relations"] = new JsonArray([.. assessments.Select((_, at) => (JsonNode)new JsonObject
                {
                    ["relationType"] = "assessment", ["ref"] = $"#/documents/{document}/sentences/{number}/assessments/{at}",
                })]),
            })]),
            ["assessments"] = new JsonArray([.. assessments.Select(word => (JsonNode)new JsonObject
            {
                ["text"] = word.Word, ["offset"] = sentence.Index + word.At, ["length"] = word.Word.Length, ["isNegated"] = false,
                ["sentiment"] = word.Word == Praise ? "positive" : "negative",
                ["confidenceScores"] = word.Word == Praise ? Sides(0.99, 0.01) : Sides(0.02, 0.98),
            })]),
        };
    }

    private static JsonObject Scores(double positive, double neutral, double negative) =>
        new() { ["positive"] = positive, ["neutral"] = neutral, ["negative"] = negative };

    private static JsonObject Sides(double positive, double negative) => new() { ["positive"] = positive, ["negative"] = negative };

    private static IEnumerable<int> Places(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    [GeneratedRegex(@"[^\s][^.!?\n。]*[.!?。]*")]
    private static partial Regex SentenceEnds();
}

public sealed record LanguageDocument(string Id, string Text, string? Language);

/// <param name="Headers">By lower-case name.</param>
public sealed record LanguageRequest(string Kind, IReadOnlyDictionary<string, string> Headers, string Query, JsonElement Parameters, List<LanguageDocument> Documents)
{
    public bool IsAnswered { get; set; }

    public static LanguageRequest Read(IRequestMessage message)
    {
        using var json = JsonDocument.Parse(message.BodyAsBytes!);
        return new(
            json.RootElement.GetProperty("kind").GetString()!,
            message.Headers!.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value)),
            message.RawQuery ?? "",
            json.RootElement.GetProperty("parameters").Clone(),
            [.. json.RootElement.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(document => new LanguageDocument(
                document.GetProperty("id").GetString()!,
                document.GetProperty("text").GetString()!,
                document.TryGetProperty("language", out var language) ? language.GetString() : null))]);
    }
}
