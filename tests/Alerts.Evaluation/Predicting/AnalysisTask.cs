using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Predicting;

/// <summary>A task that an analyser answers, a document a line.</summary>
internal abstract class AnalysisTask<TLine>(ITextAnalyzer analyzer) : IPredictionTask
    where TLine : class
{
    /// <summary>An analyser that asks a service sends several documents at once.</summary>
    private const int DocumentsAtOnce = 32;

    protected abstract string Example { get; }

    public async IAsyncEnumerable<object> AnswerAsync(FileInfo input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var lines in JsonLines.ReadAsync<TLine>(input, Example, cancellationToken).Chunk(DocumentsAtOnce).WithCancellation(cancellationToken))
        {
            // The caller's ids may be numbers, and need not differ.
            TextDocument[] documents = [.. lines.Select((line, number) => ToDocument(number.ToString(CultureInfo.InvariantCulture), line))];
            var analyses = (await analyzer.AnalyzeAsync(documents, cancellationToken)).ToDictionary(analysis => analysis.DocumentId);
            for (var i = 0; i < lines.Length; i++)
            {
                yield return analyses.TryGetValue(documents[i].Id, out var analysis)
                    ? Answer(lines[i].Value, analysis)
                    : throw new NoAnswerException($"{lines[i].Place}: the analyzer {analyzer.Name} has not read it.");
            }
        }
    }

    protected abstract TextDocument ToDocument(string id, JsonLine<TLine> line);

    protected abstract object Answer(TLine line, TextAnalysis analysis);
}
