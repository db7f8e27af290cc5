using System.Collections.Concurrent;
using Alerts.Core.Analysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>
/// Azure AI Language. Each text is sent once, within a budget; what has no answer in time is missing from the result, and what the
/// budget has no records for the embedded analyser reads.
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
        var round = new Round(await FindKeptAsync(texts, deadline), []);
        await ReadAsync([.. texts.DistinctBy(text => text.Key).Where(text => !round.Readings.ContainsKey(text.Key))], round, deadline);

        metrics.SavedByKeeping(texts.GroupBy(text => text.Key).Sum(copies => copies.Skip(round.Found.Contains(copies.Key) ? 0 : 1).Sum(text => text.Records)));
        var inPlace = (await embedded.AnalyzeAsync(
            [.. documents.Where((_, index) => round.OverBudget.Contains(texts[index].Key))], cancellationToken)).ToDictionary(analysis => analysis.DocumentId);
        return
        [
            .. documents
                .Select((document, index) => round.Readings.TryGetValue(texts[index].Key, out var reading)
                    ? reading.ToAnalysis(document, Name)
                    : inPlace.GetValueOrDefault(document.Id) is { } other ? other with { InPlaceOf = Name } : null)
                .OfType<TextAnalysis>(),
        ];
    }

    public void Spare(string title, string text) =>
        metrics.SavedByMatching(LanguageText.RoughRecords(title.Length + text.Length, options.Value.LinksEntities));

    private async Task<ConcurrentDictionary<string, LanguageReading>> FindKeptAsync(LanguageText[] texts, Deadline deadline)
    {
        var found = new ConcurrentDictionary<string, LanguageReading>();
        await Parallel.ForEachAsync(texts.DistinctBy(text => text.Key), Together(deadline.Caller), (text, token) => new(TryAsync(
            async () =>
            {
                var reading = text.Pieces.Count == 0
                    ? LanguageReading.None(text.Language ?? LanguageGuess.English)
                    : await kept.FindAsync(text.Key, token).WaitAsync(deadline.Token);
                if (reading is not null)
                    found[text.Key] = reading;
            },
            deadline)));
        return found;
    }

    private async Task ReadAsync(IReadOnlyList<LanguageText> texts, Round round, Deadline deadline)
    {
        while (texts.Count > 0)
        {
            RecordGrant? grant = null;
            if (!await TryAsync(async () => grant = await budget.TakeAsync([.. texts.Select(text => text.Records)], deadline.Caller).WaitAsync(deadline.Token), deadline))
                return; // What is not counted is not sent.
            await ReadAsync(grant!, [.. texts.Take(grant!.Texts)], round, deadline);
            texts = [.. texts.Skip(grant.Texts)];
            if (texts.Count == 0)
                return;
            if (grant.StoppedBy == RecordLimit.Month)
            {
                // A shorter text further back may still fit, but which articles get the service's word would then hang on their length.
                round.OverBudget.UnionWith(texts.Select(text => text.Key));
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
        var read = await reader.ReadAsync(texts, deadline);
        // What is paid for is used first; storage that stumbles afterwards costs money at worst, and no tone.
        foreach (var (key, reading) in read.ByKey)
            round.Readings[key] = reading;
        await Parallel.ForEachAsync(read.ByKey, Together(deadline.Caller), (reading, token) =>
            new(TryAsync(() => kept.KeepAsync(reading.Key, reading.Value, token), deadline)));
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

    /// <param name="Readings">By key of the text.</param>
    private sealed record Round(ConcurrentDictionary<string, LanguageReading> Readings, HashSet<string> OverBudget)
    {
        /// <summary>Known before anything was sent.</summary>
        public HashSet<string> Found { get; } = Readings.Keys.ToHashSet();
    }
}
