using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Language;

/// <summary>Asks the service all about some texts: cut to its sizes, batched to its limits, side by side.</summary>
internal sealed class LanguageReader(LanguageClient client, LanguageGate gate, LanguageMetrics metrics, ILogger<LanguageReader> logger)
{
    // https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits
    public const int MostToDetect = 1_000;
    public const int MostToRecognize = 5;
    public const int MostToLink = 5;
    public const int MostToScore = 10;
    public const int MostBytes = 1_000_000;

    private const int BytesAround = 200;

    /// <param name="texts">With what is known of them already: that is not asked again.</param>
    /// <returns>All that is known afterwards.</returns>
    public async Task<LanguageReadings> ReadAsync(IReadOnlyList<(LanguageText Text, TextAnswers Known)> texts, Deadline deadline)
    {
        var round = new Round(deadline);
        var known = await DetectAsync(texts, round);
        Part[] parts =
        [
            .. from text in known
               where text.Known is { Refusal: null, Language: not null }
               from index in Enumerable.Range(0, text.Known.Pieces.Count)
               select new Part(text.Text, text.Known.Pieces[index], text.Known.Language!),
        ];
        for (var index = 0; index < parts.Length; index++)
            parts[index].Id = index.ToString(CultureInfo.InvariantCulture);

        var asked = new Asked(
            AskAsync(
                LanguageClient.EntityRecognition, [.. parts.Where(part => part.Known.Entities is null)], MostToRecognize, client.RecognizeEntitiesBatchAsync, round),
            AskAsync(
                LanguageClient.EntityLinking, [.. parts.Where(part => part.Known.Linked is null && part.Text.IsLinked(part.Language))], MostToLink,
                client.RecognizeLinkedEntitiesBatchAsync, round),
            AskAsync(
                LanguageClient.SentimentAnalysis, [.. parts.Where(part => part.Known.Sentiment is null)], MostToScore, client.AnalyzeSentimentBatchAsync, round));
        await Task.WhenAll(asked.Entities, asked.Linked, asked.Sentiments);

        var partsOf = parts.ToLookup(part => part.Text.Key);
        var answers = new Dictionary<string, TextAnswers>();
        foreach (var (text, before) in known)
            answers[text.Key] = partsOf[text.Key].Any() ? await AddAsync(before, [.. partsOf[text.Key]], asked) : before;
        round.Report(logger);
        return new(answers, round.Charged);
    }

    private static async Task<TextAnswers> AddAsync(TextAnswers before, Part[] parts, Asked asked)
    {
        var (entities, linked, sentiments) = (await asked.Entities, await asked.Linked, await asked.Sentiments);
        var isLeftOut = parts.Any(part => entities.LeftOut.Contains(part.Id) || linked.LeftOut.Contains(part.Id) || sentiments.LeftOut.Contains(part.Id));
        return OmittedOnce(isLeftOut, before with
        {
            Pieces =
            [
                .. parts.Select(part => new PieceAnswers(
                    part.Known.Piece,
                    part.Known.Entities ?? entities.Values.GetValueOrDefault(part.Id),
                    part.Known.Linked ?? linked.Values.GetValueOrDefault(part.Id) ?? (linked.Refused.ContainsKey(part.Id) ? [] : null), // It does without full names.
                    part.Known.Sentiment ?? sentiments.Values.GetValueOrDefault(part.Id))),
            ],
            Refusal = parts.Select(part => entities.Refused.GetValueOrDefault(part.Id) ?? sentiments.Refused.GetValueOrDefault(part.Id)).FirstOrDefault(refusal => refusal is not null),
        });
    }

    private static TextAnswers OmittedOnce(bool isOmitted, TextAnswers answers)
    {
        var omissions = answers.Omissions + (isOmitted ? 1 : 0);
        return answers with
        {
            Omissions = omissions,
            Refusal = answers.Refusal ?? (omissions < TextAnswers.MostOmissions ? null : $"It was left out of {TextAnswers.MostOmissions} answers."),
        };
    }

    private async Task<(LanguageText Text, TextAnswers Known)[]> DetectAsync(IReadOnlyList<(LanguageText Text, TextAnswers Known)> texts, Round round)
    {
        Part[] unknown = [.. texts.Where(text => text.Known.Language is null).Select(text => new Part(text.Text, text.Known.Pieces[0], null!) { Id = text.Text.Key })];
        var detected = await AskAsync(
            LanguageClient.LanguageDetection, unknown, MostToDetect, client.DetectLanguageBatchAsync, round, TextPieces.Beginning);
        return [.. texts.Select(text => (text.Text, text.Known.Language is null ? WithLanguage(text.Text.Key, text.Known, detected) : text.Known))];
    }

    private TextAnswers WithLanguage(string key, TextAnswers known, Answers<DetectedLanguage> detected)
    {
        if (detected.Refused.TryGetValue(key, out var refusal))
            return known with { Refusal = refusal };
        if (!detected.Values.TryGetValue(key, out var found))
            return OmittedOnce(detected.LeftOut.Contains(key), known);
        if (LanguageTag.ForService(found.Iso6391Name) is { } language)
            return known with { Language = language };
        const string noLanguage = "Its language is not known.";
        logger.DocumentFailed(noLanguage);
        return known with { Refusal = noLanguage };
    }

    private async Task<Answers<T>> AskAsync<T>(string kind, Part[] parts, int most, Ask<T> ask, Round round, Func<string, string>? cut = null)
        where T : class
    {
        var documents = parts.Select(part => new TextDocumentInput(part.Id, cut is null ? part.Content : cut(part.Content), part.Language)).ToArray();
        return Answers<T>.Together(await Task.WhenAll(Batches(documents, most).Select(batch => AskBatchAsync(kind, batch, ask, round))));
    }

    private async Task<Answers<T>> AskBatchAsync<T>(string kind, TextDocumentInput[] batch, Ask<T> ask, Round round)
        where T : class
    {
        var bill = new LanguageBill(batch.Sum(document => TextPieces.Records(document.Text)));
        try
        {
            var results = await gate.AskAsync(token => ask(batch, bill, token), round.Deadline);
            var answers = Answers<T>.Of(batch, results);
            foreach (var error in results.Select(result => result.Error).OfType<TextAnalyticsError>())
                logger.DocumentFailed($"{error.Code}: {error.Message}");
            round.Answered();
            metrics.Asked(kind, answers.Values.Count == batch.Length ? "answered" : "partly");
            return answers;
        }
        catch (LanguageServiceException failure) when (failure.Fault == LanguageFault.Unfit)
        {
            metrics.Asked(kind, failure.Fault.ToString());
            if (batch.Length > 1) // One of them may spoil it for all.
                return Answers<T>.Together(await Task.WhenAll(batch.Select(document => AskBatchAsync(kind, [document], ask, round))));
            logger.DocumentFailed(failure.Message);
            return Answers<T>.Refusing(batch[0].Id, failure.Message);
        }
        catch (LanguageServiceException failure)
        {
            round.Failed(failure);
            metrics.Asked(kind, failure.Fault.ToString());
            return Answers<T>.None;
        }
        finally
        {
            round.Charge(bill.Charged);
            metrics.Used(kind, bill.Charged);
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

    private delegate Task<IReadOnlyList<TextAnalyticsResult<T>>> Ask<T>(IReadOnlyList<TextDocumentInput> documents, LanguageBill bill, CancellationToken cancellationToken)
        where T : class;

    private sealed record Part(LanguageText Text, PieceAnswers Known, string Language)
    {
        /// <summary>Within the requests of a round.</summary>
        public string Id { get; set; } = "";

        public string Content { get; } = Text.Piece(Known.Piece);
    }

    private sealed record Asked(
        Task<Answers<IReadOnlyList<CategorizedEntity>>> Entities, Task<Answers<IReadOnlyList<LinkedEntity>>> Linked, Task<Answers<DocumentSentiment>> Sentiments);

    /// <summary>What became of the requests for some texts.</summary>
    private sealed class Round(Deadline deadline)
    {
        private int _requests;
        private int _failed;
        private int _charged;
        private LanguageServiceException? _first;

        public Deadline Deadline => deadline;

        public int Charged => _charged;

        public void Charge(int records) => Interlocked.Add(ref _charged, records);

        public void Answered() => Interlocked.Increment(ref _requests);

        public void Failed(LanguageServiceException failure)
        {
            Answered();
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

/// <param name="ByKey">Of each text that was asked for.</param>
/// <param name="Charged">Text records that the service charges or may charge.</param>
internal sealed record LanguageReadings(IReadOnlyDictionary<string, TextAnswers> ByKey, int Charged);
