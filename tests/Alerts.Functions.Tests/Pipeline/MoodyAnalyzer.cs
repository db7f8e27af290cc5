using System.Collections.Concurrent;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>An analyser in the moods that a service can have; in a good one it praises what is wonderful and blames the rest.</summary>
public sealed class MoodyAnalyzer : ITextAnalyzer
{
    private readonly ConcurrentQueue<string> _asked = new();

    public string Name => "moody";

    public AnalyzerMood Mood { get; set; } = AnalyzerMood.Down;

    /// <summary>Articles with this in their headline are left out, or answered with nonsense.</summary>
    public string? Headline { get; set; }

    /// <summary>Headlines of what it was asked for, answered or not.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Is set when it begins to hang.</summary>
    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
            _asked.Enqueue(document.Title);
        if (Mood == AnalyzerMood.Down)
            throw new HttpRequestException("The service is down.");
        if (Mood == AnalyzerMood.Hanging)
        {
            Hanging.SetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None); // It does not heed its token either.
        }

        TextAnalysis[] analyses = [.. documents.Select(Analyze)];
        return Mood switch
        {
            AnalyzerMood.LeavesOut => [.. analyses.Where((_, i) => !IsMeant(documents[i]))],
            AnalyzerMood.TalksNonsense => [.. analyses.Select((analysis, i) => IsMeant(documents[i]) ? Nonsense(analysis) : analysis)],
            _ => analyses,
        };
    }

    private TextAnalysis Analyze(TextDocument document)
    {
        var isPraise = document.Text.Contains("wonderful", StringComparison.Ordinal);
        Sentence[] sentences = [new(TextField.Text, new(0, document.Text.Length), isPraise ? new(0, .2, .8) : new(.8, .2, 0))];
        return new(document.Id, "en", Name, sentences) { Targets = TargetTones.Of(document, sentences, (each, _) => new(each.Field, each.Range, each.Estimate, each.Estimate, null)) };
    }

    private bool IsMeant(TextDocument document) => document.Title.Contains(Headline!, StringComparison.Ordinal);

    private static TextAnalysis Nonsense(TextAnalysis analysis) =>
        analysis with { Sentences = [.. analysis.Sentences.Select(sentence => sentence with { Range = new(sentence.Range.Start, 100_000) })] };
}

public enum AnalyzerMood
{
    Good,
    Down,
    Hanging,
    LeavesOut,
    TalksNonsense,
}
