using System.Text.Json;
using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Predicting;

/// <summary>The tone of a text, towards nobody in particular.</summary>
internal sealed class SentencesTask(ITextAnalyzer analyzer) : AnalysisTask<SentencesTask.Line>(analyzer)
{
    protected override string Example => """{"id":"1","text":"…","language":"en"}""";

    protected override TextDocument ToDocument(string id, JsonLine<Line> line) => new(id, "", line.Value.Text, line.Value.Language);

    protected override object Answer(Line line, TextAnalysis analysis) => new
    {
        line.Id,
        analysis.Tone.Score,
        Label = analysis.Tone.Best,
    };

    internal sealed record Line(JsonElement Id, string Text, string? Language = null);
}
