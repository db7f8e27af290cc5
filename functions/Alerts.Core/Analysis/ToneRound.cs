using Alerts.Core.Articles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Analysis;

/// <summary>Asks the analyser as the pipeline can afford to: it may fail, hang, leave documents out or talk nonsense.</summary>
public sealed class ToneRound(
    ITextAnalyzer analyzer, IOptions<AnalysisOptions> options, PipelineMetrics metrics, TimeProvider clock, ILogger<ToneRound> logger)
{
    private static readonly Dictionary<string, TextAnalysis> Nothing = [];

    /// <returns>What can be believed, by document; and why something is missing, in a sentence.</returns>
    public async Task<ToneAnswers> AskAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
            return new(Nothing, null);
        try
        {
            return Believed(documents, await AnalyzeInTimeAsync(documents, cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.Failed("tone");
            logger.AnalyzerFailed(exception, analyzer.Name, documents.Count);
            return new(Nothing, $"The analyser \"{analyzer.Name}\" failed: {exception.Message}");
        }
    }

    /// <inheritdoc cref="ITextAnalyzer.Spare"/>
    public void Spare(Article article) => analyzer.Spare(article.Title, article.Text);

    private async Task<IReadOnlyList<TextAnalysis>> AnalyzeInTimeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource(options.Value.StopAfter, clock);
        using var late = new CancellationTokenSource(options.Value.LongestWait, clock);
        using var stopOrCaller = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellationToken);
        using var lateOrCaller = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // On a thread of its own, and left behind when time is up: an analyser that does not heed its token delays nobody.
            var token = stopOrCaller.Token;
            var analyses = await Task.Run(() => analyzer.AnalyzeAsync(documents, token), token).WaitAsync(lateOrCaller.Token);
            cancellationToken.ThrowIfCancellationRequested(); // Then it may have stopped half-way.
            return analyses;
        }
        catch (OperationCanceledException exception) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {options.Value.LongestWait.TotalSeconds:N0} seconds.", exception);
        }
    }

    private ToneAnswers Believed(IReadOnlyList<TextDocument> documents, IReadOnlyList<TextAnalysis> answers)
    {
        var given = answers.ToLookup(analysis => analysis.DocumentId);
        var believed = new Dictionary<string, TextAnalysis>();
        var odd = 0;
        foreach (var document in documents)
        {
            if (given[document.Id].FirstOrDefault() is not { } analysis)
                continue;
            if (analysis.FitsTo(document))
                believed[document.Id] = analysis;
            else
                odd++;
        }

        var missing = documents.Count - believed.Count;
        if (missing == 0)
            return new(believed, null);
        metrics.Failed("tone");
        logger.DocumentsNotAnalyzed(analyzer.Name, missing, documents.Count, odd);
        return new(believed, odd == 0
            ? $"The analyser \"{analyzer.Name}\" left out {missing} of {documents.Count} articles."
            : $"The analyser \"{analyzer.Name}\" said what does not fit the text of {odd} of {documents.Count} articles.");
    }
}

/// <param name="Analyses">By document.</param>
/// <param name="Failure">Why not all documents are among them; null where they are.</param>
public sealed record ToneAnswers(IReadOnlyDictionary<string, TextAnalysis> Analyses, string? Failure);

internal static class AnalysisChecks
{
    private const double Slack = 0.01;

    /// <summary>Whether every place lies in the text and every estimate is one: what does not fit would end the whole batch later on.</summary>
    public static bool FitsTo(this TextAnalysis analysis, TextDocument document)
    {
        return IsEstimate(analysis.Tone)
            && analysis.Sentences.All(sentence => IsIn(sentence.Field, sentence.Range) && IsEstimate(sentence.Estimate))
            && analysis.Entities.All(entity => IsIn(entity.Field, entity.Range))
            && analysis.Targets.All(target =>
                IsEstimate(target.Tone) && IsEstimate(target.Own) && IsEstimate(target.News)
                && target.Sentences.All(sentence => IsIn(sentence.Field, sentence.Range) && IsEstimate(sentence.Tone) && IsEstimate(sentence.News)));

        bool IsIn(TextField field, TextRange range) =>
            range is { Start: >= 0, Length: >= 0 } && range.Length <= document[field].Length - range.Start;
    }

    private static bool IsEstimate(ToneEstimate estimate) =>
        estimate is { Negative: >= 0, Neutral: >= 0, Positive: >= 0 } && Math.Abs(estimate.Negative + estimate.Neutral + estimate.Positive - 1) < Slack;
}
