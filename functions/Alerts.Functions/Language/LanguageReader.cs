using System.Globalization;
using System.Text;
using System.Text.Json;
using Alerts.Core.Articles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>Asks the service all about some texts: cut to its sizes, batched to its limits, side by side.</summary>
internal sealed class LanguageReader(LanguageClient client, LanguageGate gate, IOptions<LanguageOptions> options, LanguageMetrics metrics, ILogger<LanguageReader> logger)
{
    // https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits
    public const int MostToDetect = 1_000;
    public const int MostToRecognize = 5;
    public const int MostToLink = 5;
    public const int MostToScore = 10;
    public const int MostBytes = 1_000_000;

    private const int BytesAround = 200;

    /// <returns>By key; without the texts that have no answer now.</returns>
    public async Task<LanguageReadings> ReadAsync(IReadOnlyList<LanguageText> texts, Deadline deadline)
    {
        var round = new Round(deadline);
        var languages = await DetectAsync(texts, round);
        Part[] parts =
        [
            .. from text in texts
               where languages.ContainsKey(text.Key)
               from piece in text.Pieces
               select new Part(text, piece, languages[text.Key]),
        ];
        for (var index = 0; index < parts.Length; index++)
            parts[index].Id = index.ToString(CultureInfo.InvariantCulture);

        var entities = AskAsync(LanguageClient.EntityRecognition, parts, MostToRecognize, client.RecognizeEntitiesBatchAsync, round);
        var linked = AskAsync(
            LanguageClient.EntityLinking, [.. parts.Where(IsLinked)], MostToLink, client.RecognizeLinkedEntitiesBatchAsync, round);
        var sentiments = AskAsync(LanguageClient.SentimentAnalysis, parts, MostToScore, client.AnalyzeSentimentBatchAsync, round);
        await Task.WhenAll(entities, linked, sentiments);

        var readings = new Dictionary<string, LanguageReading>();
        foreach (var text in parts.GroupBy(part => part.Text))
        {
            if (Build(text.Key, [.. text], await entities, await linked, await sentiments) is { } reading)
                readings[text.Key.Key] = reading;
        }
        round.Report(logger);
        return new(readings, round.Charged);
    }

    private LanguageReading? Build(
        LanguageText text, Part[] parts,
        Dictionary<string, IReadOnlyList<CategorizedEntity>> entities,
        Dictionary<string, IReadOnlyList<LinkedEntity>> linked,
        Dictionary<string, DocumentSentiment> sentiments)
    {
        if (!parts.All(part => entities.ContainsKey(part.Id) && sentiments.ContainsKey(part.Id) && (!IsLinked(part) || linked.ContainsKey(part.Id))))
            return null;
        var reading = ReadingBuilder.Build(
            text, parts[0].Language, [.. parts.Select(part => new PieceAnswers(part.Piece, entities[part.Id], linked.GetValueOrDefault(part.Id), sentiments[part.Id]))]);
        if (reading is null)
            logger.DocumentFailed("an answer names places or scores that cannot be.");
        return reading;
    }

    private bool IsLinked(Part part) => options.Value.LinksEntities && LanguageTag.HasLinking(part.Language);

    private async Task<Dictionary<string, string>> DetectAsync(IReadOnlyList<LanguageText> texts, Round round)
    {
        var languages = texts.Where(text => text.Language is not null).ToDictionary(text => text.Key, text => text.Language!);
        Part[] unknown = [.. texts.Where(text => text.Language is null).Select(text => new Part(text, text.Pieces[0], null!) { Id = text.Key })];
        var detected = await AskAsync(
            LanguageClient.LanguageDetection, unknown, MostToDetect, client.DetectLanguageBatchAsync, round, TextPieces.Beginning);
        foreach (var (key, found) in detected)
        {
            if (LanguageTag.ForService(found.Iso6391Name) is { } language)
                languages[key] = language;
            else
                logger.DocumentFailed("its language is not known.");
        }
        return languages;
    }

    private async Task<Dictionary<string, T>> AskAsync<T>(
        string kind, Part[] parts, int most,
        Func<IReadOnlyList<TextDocumentInput>, CancellationToken, Task<IReadOnlyList<TextAnalyticsResult<T>>>> ask,
        Round round, Func<string, string>? cut = null)
        where T : class
    {
        var documents = parts.Select(part => new TextDocumentInput(part.Id, cut is null ? part.Content : cut(part.Content), part.Language)).ToArray();
        var answers = await Task.WhenAll(Batches(documents, most).Select(batch => AskBatchAsync(kind, batch, ask, round)));
        return answers.SelectMany(answer => answer).ToDictionary(answer => answer.Id, answer => answer.Value!);
    }

    /// <returns>Of each document that has an answer.</returns>
    private async Task<IEnumerable<TextAnalyticsResult<T>>> AskBatchAsync<T>(
        string kind, TextDocumentInput[] batch,
        Func<IReadOnlyList<TextDocumentInput>, CancellationToken, Task<IReadOnlyList<TextAnalyticsResult<T>>>> ask,
        Round round)
        where T : class
    {
        try
        {
            var results = await gate.AskAsync(token => ask(batch, token), round.Deadline);
            var asked = batch.ToDictionary(document => document.Id);
            TextAnalyticsResult<T>[] known = [.. results.Where(result => asked.ContainsKey(result.Id)).DistinctBy(result => result.Id)];
            foreach (var error in known.Select(result => result.Error).OfType<TextAnalyticsError>())
                logger.DocumentFailed($"{error.Code}: {error.Message}");
            TextAnalyticsResult<T>[] answered = [.. known.Where(result => result.Value is not null)];
            var records = answered.Sum(result => TextPieces.Records(asked[result.Id].Text));
            round.Answered(records);
            metrics.Used(kind, records);
            metrics.Asked(kind, answered.Length == batch.Length ? "answered" : "partly");
            return answered;
        }
        catch (LanguageServiceException failure)
        {
            round.Failed(failure, failure.MayBeBilled ? batch.Sum(document => TextPieces.Records(document.Text)) : 0);
            metrics.Asked(kind, failure.Fault.ToString());
            return [];
        }
    }

    private static IEnumerable<TextDocumentInput[]> Batches(TextDocumentInput[] documents, int most)
    {
        var batch = new List<TextDocumentInput>();
        var bytes = BytesAround;
        foreach (var document in documents)
        {
            var size = SizeOf(document);
            if (batch.Count == most || (batch.Count > 0 && bytes + size > MostBytes))
            {
                yield return [.. batch];
                batch.Clear();
                bytes = BytesAround;
            }
            batch.Add(document);
            bytes += size;
        }
        if (batch.Count > 0)
            yield return [.. batch];
    }

    /// <summary>Escaped for JSON only where the text is long enough to matter.</summary>
    private static int SizeOf(TextDocumentInput document) => BytesAround + (document.Text.Length * 6 < MostBytes / MostToDetect
        ? document.Text.Length * 6
        : Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(document.Text, LanguageClient.RequestJson)));

    private sealed record Part(LanguageText Text, TextRange Piece, string Language)
    {
        /// <summary>Within the requests of a round.</summary>
        public string Id { get; set; } = "";

        public string Content { get; } = Text.Piece(Piece);
    }

    /// <summary>What became of the requests for some texts.</summary>
    private sealed class Round(Deadline deadline)
    {
        private int _requests;
        private int _failed;
        private int _charged;
        private LanguageServiceException? _first;

        public Deadline Deadline => deadline;

        public int Charged => _charged;

        public void Answered(int records)
        {
            Interlocked.Increment(ref _requests);
            Interlocked.Add(ref _charged, records);
        }

        public void Failed(LanguageServiceException failure, int records)
        {
            Answered(records);
            Interlocked.Increment(ref _failed);
            Interlocked.CompareExchange(ref _first, failure, null);
        }

        public void Report(ILogger logger)
        {
            if (_first is not null)
                logger.RequestsFailed(_failed, _requests, _first.Message);
        }
    }
}

/// <param name="Charged">Text records that the service charges or may charge.</param>
internal sealed record LanguageReadings(IReadOnlyDictionary<string, LanguageReading> ByKey, int Charged);
