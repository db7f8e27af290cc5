using System.Text.Json;
using Alerts.Core.Analysis;
using Alerts.Core.Watchlists;

namespace Alerts.Evaluation.Predicting;

/// <summary>Who and what is named in a text.</summary>
internal sealed class EntitiesTask(ITextAnalyzer analyzer) : AnalysisTask<EntitiesTask.Line>(analyzer)
{
    protected override string Example => """{"id":"1","text":"…","language":"en"}""";

    protected override TextDocument ToDocument(string id, JsonLine<Line> line) => new(id, "", line.Value.Text, line.Value.Language);

    protected override object Answer(Line line, TextAnalysis analysis) => new
    {
        line.Id,
        Entities = analysis.Entities
            .Where(entity => entity.Type != EntityType.Other)
            .Select(entity => new
            {
                entity.Range.Start,
                entity.Range.End,
                Type = entity.Type.ToString().ToUpperInvariant(),
                Text = entity.Surface,
            }),
    };

    internal sealed record Line(JsonElement Id, string Text, string? Language = null);
}
