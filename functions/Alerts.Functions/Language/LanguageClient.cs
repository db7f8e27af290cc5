using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Alerts.Functions.Language;

/// <summary>
/// One request to Azure AI Language, one answer: https://learn.microsoft.com/rest/api/language/text-analysis-runtime/analyze-text.
/// </summary>
internal sealed class LanguageClient(HttpPipeline pipeline, Uri endpoint, TimeProvider clock)
{
    public const string ApiVersion = "2024-11-01";
    public const string ModelVersion = "latest";

    public const string LanguageDetection = "LanguageDetection";
    public const string EntityRecognition = "EntityRecognition";
    public const string EntityLinking = "EntityLinking";
    public const string SentimentAnalysis = "SentimentAnalysis";

    private const int LongestReason = 300;
    private const string Utf16 = "Utf16CodeUnit";

    public static readonly JsonSerializerOptions RequestJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Uri _address = new($"{endpoint.AbsoluteUri.TrimEnd('/')}/language/:analyze-text?api-version={ApiVersion}");

    public Task<IReadOnlyList<TextAnalyticsResult<DetectedLanguage>>> DetectLanguageBatchAsync(
        IReadOnlyList<TextDocumentInput> documents, LanguageBill bill, CancellationToken cancellationToken) => AskAsync(
        LanguageDetection, new { modelVersion = ModelVersion }, [.. documents.Select(document => (object)new { document.Id, document.Text })],
        TextAnalyticsJson.ReadLanguage, bill, cancellationToken);

    public Task<IReadOnlyList<TextAnalyticsResult<IReadOnlyList<CategorizedEntity>>>> RecognizeEntitiesBatchAsync(
        IReadOnlyList<TextDocumentInput> documents, LanguageBill bill, CancellationToken cancellationToken) => AskAsync(
        EntityRecognition, new { modelVersion = ModelVersion, stringIndexType = Utf16 }, [.. documents],
        TextAnalyticsJson.ReadList<CategorizedEntity>, bill, cancellationToken);

    public Task<IReadOnlyList<TextAnalyticsResult<IReadOnlyList<LinkedEntity>>>> RecognizeLinkedEntitiesBatchAsync(
        IReadOnlyList<TextDocumentInput> documents, LanguageBill bill, CancellationToken cancellationToken) => AskAsync(
        EntityLinking, new { modelVersion = ModelVersion, stringIndexType = Utf16 }, [.. documents],
        TextAnalyticsJson.ReadList<LinkedEntity>, bill, cancellationToken);

    public Task<IReadOnlyList<TextAnalyticsResult<DocumentSentiment>>> AnalyzeSentimentBatchAsync(
        IReadOnlyList<TextDocumentInput> documents, LanguageBill bill, CancellationToken cancellationToken) => AskAsync(
        SentimentAnalysis, new { modelVersion = ModelVersion, stringIndexType = Utf16, opinionMining = true }, [.. documents],
        TextAnalyticsJson.ReadSentiment, bill, cancellationToken);

    /// <exception cref="LanguageServiceException">There is no answer for any of them.</exception>
    private async Task<IReadOnlyList<TextAnalyticsResult<T>>> AskAsync<T>(
        string kind, object parameters, object[] documents, Func<JsonElement, T> read, LanguageBill bill, CancellationToken cancellationToken)
        where T : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { kind, parameters, analysisInput = new { documents } }, RequestJson);
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_address);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Content = new BilledContent(body, bill);
        await SendAsync(message, kind, bill, cancellationToken);
        try
        {
            return TextAnalyticsJson.ReadAnswer(message.Response.Content.ToMemory(), kind, read);
        }
        catch (JsonException exception)
        {
            throw new LanguageServiceException(LanguageFault.Malformed, $"{kind}: the answer cannot be read: {exception.Message}", null, exception);
        }
    }

    private async Task SendAsync(HttpMessage message, string kind, LanguageBill bill, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new LanguageServiceException(LanguageFault.Refused, $"{kind}: the app's identity cannot sign in: {exception.Message}", null, exception);
        }
        catch (Exception exception) when (exception is RequestFailedException or IOException)
        {
            throw new LanguageServiceException(LanguageFault.Unavailable, $"{kind}: no connection: {exception.Message}", null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LanguageServiceException(LanguageFault.TimedOut, $"{kind}: the connection fell silent.", null, exception);
        }

        var response = message.Response;
        if (response.Status is not 200)
        {
            if (response.Status >= 400)
                bill.Refused();
            var reason = TextAnalyticsJson.ReadReason(response.Content.ToMemory());
            throw new LanguageServiceException(
                FaultOf(response.Status),
                $"{kind}: {response.Status.ToString(CultureInfo.InvariantCulture)} {(reason.Length > LongestReason ? reason[..LongestReason] : reason)}",
                RetryAfter(response));
        }
    }

    private static LanguageFault FaultOf(int status) => status switch
    {
        429 => LanguageFault.Throttled,
        408 or >= 500 => LanguageFault.Unavailable,
        400 or 413 => LanguageFault.Unfit,
        >= 400 => LanguageFault.Refused,
        _ => LanguageFault.Malformed,
    };

    private TimeSpan? RetryAfter(Response response)
    {
        if (response.Headers.TryGetValue("retry-after-ms", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return TimeSpan.FromMilliseconds(milliseconds);
        if (!response.Headers.TryGetValue("Retry-After", out text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) && then > clock.GetUtcNow()
            ? then - clock.GetUtcNow()
            : null;
    }

    /// <summary>Is written once there is a connection: what fails before that costs nothing.</summary>
    private sealed class BilledContent(byte[] body, LanguageBill bill) : RequestContent
    {
        public override void WriteTo(Stream stream, CancellationToken cancellation)
        {
            bill.Sent();
            stream.Write(body);
        }

        public override async Task WriteToAsync(Stream stream, CancellationToken cancellation)
        {
            bill.Sent();
            await stream.WriteAsync(body, cancellation);
        }

        public override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }

        public override void Dispose() { }
    }
}
