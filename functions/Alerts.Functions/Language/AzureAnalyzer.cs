using System.Collections.Concurrent;
using Alerts.Core.Analysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>
/// Azure AI Language. Each text is sent once, within a budget. What has no answer in time is missing from the result; what the budget has
/// no records for, what is too long and what the service refuses for good the embedded analyser reads.
/// </summary>
internal sealed class AzureAnalyzer(
    LanguageReader reader, LanguageBudget budget, IKeptReadings kept, EmbeddedAnalyzer embedded,
    IOptions<LanguageOptions> options, LanguageMetrics metrics, TimeProvider clock, ILogger<AzureAnalyzer> logger) : ITextAnalyzer
{
    private const int StorageAtOnce = 16;

    public string Name => AnalyzerOptions.Azure;

    public async Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.Value.TimeLimit, clock, cancellationToken);
        LanguageText[] texts = [.. documents.Select(document => LanguageText.Of(document, options.Value.LinksEntities))];
        var round = new Round();
        LanguageText[] fitting = [.. texts.DistinctBy(text => text.Key).Where(text => Fits(text, round))];
        await FindKeptAsync(fitting, round, deadline);
        var saved = SavedBy(round, texts.Where(text => !round.InPlace.Contains(text.Key)));
        await ReadAsync([.. fitting.Where(text => text.RecordsLeft(round.Of(text)) > 0)], round, deadline);
        metrics.SavedByKeeping(saved);

        var readings = fitting.ToDictionary(text => text.Key, text => ReadingOf(text, round));
        var inPlace = (await embedded.AnalyzeAsync(
            [.. documents.Where((_, index) => round.InPlace.Contains(texts[index].Key))], cancellationToken)).ToDictionary(analysis => analysis.DocumentId);
        return
        [
            .. documents
                .Select((document, index) => readings.GetValueOrDefault(texts[index].Key) is { } reading
                    ? reading.ToAnalysis(document, Name)
                    : inPlace.GetValueOrDefault(document.Id) is { } other ? other with { InPlaceOf = Name } : null)
                .OfType<TextAnalysis>(),
        ];
    }

    public void Spare(string title, string text) =>
        metrics.SavedByMatching(LanguageText.RoughRecords(title.Length + text.Length, options.Value.LinksEntities));

    /// <summary>The first copy saves what is known of it; the others cost nothing at all.</summary>
    private static int SavedBy(Round round, IEnumerable<LanguageText> texts) =>
        texts.GroupBy(text => text.Key).Sum(copies => copies.Sum(text => text.Records) - copies.First().RecordsLeft(round.Of(copies.First())));

    private bool Fits(LanguageText text, Round round)
    {
        var fits = text.Joined.Text.Length <= options.Value.LongestText || TextPieces.Elements(text.Joined.Text) <= options.Value.LongestText;
        if (!fits)
            round.InPlace.Add(text.Key);
        return fits;
    }

    private LanguageReading? ReadingOf(LanguageText text, Round round)
    {
        var answers = round.Of(text);
        if (answers.Refusal is null && text.RecordsLeft(answers) > 0)
            return null;
        if (answers.Refusal is null && ReadingBuilder.Build(text, answers) is { } reading)
            return reading;
        if (answers.Refusal is null)
            logger.DocumentFailed("an answer names places or scores that cannot be.");
        round.InPlace.Add(text.Key); // The service would say the same again, for the same money.
        return null;
    }

    private async Task FindKeptAsync(IReadOnlyList<LanguageText> texts, Round round, Deadline deadline) => await Parallel.ForEachAsync(
        texts.Where(text => text.Pieces.Count > 0), Together(deadline.Caller), (text, token) => new(TryAsync(
            async () =>
            {
                var answers = await kept.FindAsync(text.Key, token).WaitAsync(deadline.Token);
                if (answers?.Pieces.Count == text.Pieces.Count)
                    round.Known[text.Key] = answers;
            },
            deadline)));

    private async Task ReadAsync(IReadOnlyList<LanguageText> texts, Round round, Deadline deadline)
    {
        while (texts.Count > 0)
        {
            RecordGrant? grant = null;
            int[] wanted = [.. texts.Select(text => text.RecordsLeft(round.Of(text)))];
            if (!await TryAsync(async () => grant = await budget.TakeAsync(wanted, deadline.Caller).WaitAsync(deadline.Token), deadline))
                return; // What is not counted is not sent.
            await ReadAsync(grant!, [.. texts.Take(grant!.Texts)], round, deadline);
            texts = [.. texts.Skip(grant.Texts)];
            if (texts.Count == 0)
                return;
            if (grant.StoppedBy == RecordLimit.Month)
            {
                // A shorter text further back may still fit, but which articles get the service's word would then hang on their length.
                round.InPlace.UnionWith(texts.Select(text => text.Key));
                return;
            }
            if (!await NextMinuteAsync(deadline))
            {
                logger.MinuteFull(texts.Count);
                return;
            }
        }
    }

    private async Task ReadAsync(RecordGrant grant, IReadOnlyList<LanguageText> texts, Round round, Deadline deadline)
    {
        if (texts.Count == 0)
            return;
        await FindKeptAsync(texts, round, deadline); // Another instance may have been faster, the longer the grant took the likelier.
        LanguageText[] open = [.. texts.Where(text => text.RecordsLeft(round.Of(text)) > 0)];
        var read = await reader.ReadAsync([.. open.Select(text => (text, round.Of(text)))], deadline);
        // What is paid for is used first; storage that stumbles afterwards costs money at worst, and no tone.
        var changed = read.ByKey.Where(answers => !ReferenceEquals(answers.Value, round.Known.GetValueOrDefault(answers.Key))).ToArray();
        foreach (var (key, answers) in changed)
            round.Known[key] = answers;
        await Parallel.ForEachAsync(changed, Together(deadline.Caller), (answers, token) =>
            new(TryAsync(() => kept.KeepAsync(answers.Key, answers.Value, token), deadline)));
        await TryAsync(() => budget.SettleAsync(grant, read.Charged, deadline.Caller), deadline);
    }

    /// <returns>False when storage failed, which the log tells.</returns>
    private async Task<bool> TryAsync(Func<Task> store, Deadline deadline)
    {
        try
        {
            await store();
            return true;
        }
        catch (Exception exception) when (!deadline.Caller.IsCancellationRequested)
        {
            logger.StorageFailed(exception);
            return false;
        }
    }

    private async Task<bool> NextMinuteAsync(Deadline deadline)
    {
        var now = clock.GetUtcNow();
        try
        {
            await deadline.WaitAsync(TimeSpan.FromSeconds(60 - now.Second) - TimeSpan.FromMilliseconds(now.Millisecond));
            return true;
        }
        catch (LanguageServiceException)
        {
            return false; // It begins too late.
        }
    }

    private static ParallelOptions Together(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = StorageAtOnce, CancellationToken = cancellationToken };

    private sealed class Round
    {
        /// <summary>By key of the text.</summary>
        public ConcurrentDictionary<string, TextAnswers> Known { get; } = new();

        /// <summary>What the embedded analyser reads.</summary>
        public HashSet<string> InPlace { get; } = [];

        public TextAnswers Of(LanguageText text) => Known.GetValueOrDefault(text.Key) ?? TextAnswers.None(text);
    }
}
