using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Functions.Language;

/// <summary>Reads answers strictly: what misses a field is no answer, since a tone that nobody told must not be shown.</summary>
internal static class TextAnalyticsJson
{
    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">Not an answer to this kind of question.</exception>
    public static IReadOnlyList<TextAnalyticsResult<T>> ReadAnswer<T>(ReadOnlyMemory<byte> json, string kind, Func<JsonElement, T> read)
        where T : class
    {
        using var answer = JsonDocument.Parse(json);
        var results = Property(answer.RootElement, "results");
        if (Property(answer.RootElement, "kind").ToString() != $"{kind}Results")
            throw new JsonException($"It is of kind {Property(answer.RootElement, "kind")}.");
        return
        [
            .. Items(results, "documents").Select(document => ReadDocument(document, read)),
            .. (results.TryGetProperty("errors", out _) ? Items(results, "errors") : []).Select(ReadError<T>),
        ];
    }

    public static DetectedLanguage ReadLanguage(JsonElement document) => Read<DetectedLanguage>(Property(document, "detectedLanguage"));

    public static IReadOnlyList<T> ReadList<T>(JsonElement document) => [.. Items(document, "entities").Select(Read<T>)];

    public static DocumentSentiment ReadSentiment(JsonElement document)
    {
        WireSentence[] sentences = [.. Items(document, "sentences").Select(Read<WireSentence>)];
        return new([
            .. sentences.Select(sentence => new SentenceSentiment(
                sentence.Sentiment, sentence.ConfidenceScores, sentence.Offset, sentence.Length,
                [.. (sentence.Targets ?? []).OfType<WireTarget>().Select(target => new SentenceOpinion(
                    new(target.Sentiment, target.ConfidenceScores, target.Offset, target.Length),
                    [.. target.Relations.OfType<WireRelation>().Select(relation => Assessment(sentences, relation)).OfType<AssessmentSentiment>()]))])),
        ]);
    }

    /// <summary>For a person to read; empty where the service gives none.</summary>
    public static string ReadReason(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            var error = ErrorOf(Property(answer.RootElement, "error"));
            return $"{error.Code}: {error.Message}";
        }
        catch (JsonException)
        {
            return ""; // Such as the page of a gateway in between.
        }
    }

    private static TextAnalyticsResult<T> ReadDocument<T>(JsonElement document, Func<JsonElement, T> read)
        where T : class
    {
        var id = Property(document, "id").ToString();
        try
        {
            return new(id, read(document), null);
        }
        catch (JsonException exception)
        {
            return new(id, null, new("InvalidAnswer", exception.Message)); // The other documents of the request may be sound.
        }
    }

    private static TextAnalyticsResult<T> ReadError<T>(JsonElement error)
        where T : class => new(Property(error, "id").ToString(), null, ErrorOf(Property(error, "error")));

    /// <summary>The innermost error says most.</summary>
    private static TextAnalyticsError ErrorOf(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("innererror", out var inner) && inner.ValueKind == JsonValueKind.Object
            ? ErrorOf(inner)
            : new(Property(error, "code").ToString(), error.TryGetProperty("message", out var message) ? message.ToString() : "");

    /// <param name="relation">Points into the answer: #/documents/0/sentences/1/assessments/0.</param>
    private static AssessmentSentiment? Assessment(WireSentence[] sentences, WireRelation relation)
    {
        var path = relation.Ref.Split('/');
        return relation.RelationType == "assessment"
            && path is [.., "sentences", var sentence, "assessments", var assessment]
            && int.TryParse(sentence, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(assessment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? sentences.ElementAtOrDefault(at)?.Assessments?.ElementAtOrDefault(index)
            : null;
    }

    private static T Read<T>(JsonElement element) => element.Deserialize<T>(s_strict) ?? throw new JsonException($"A {typeof(T).Name} is null.");

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw new JsonException($"'{name}' is missing.");

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw new JsonException($"'{name}' is no list.");

    private sealed record WireSentence(
        TextSentiment Sentiment, SentimentConfidenceScores ConfidenceScores, int Offset, int Length,
        IReadOnlyList<WireTarget>? Targets = null, IReadOnlyList<AssessmentSentiment>? Assessments = null);

    private sealed record WireTarget(
        TextSentiment Sentiment, SentimentConfidenceScores ConfidenceScores, int Offset, int Length, IReadOnlyList<WireRelation> Relations);

    private sealed record WireRelation(string RelationType, string Ref);
}
