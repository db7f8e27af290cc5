using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Evaluation.Predicting;

/// <summary>The tone towards who stands at a place of a text.</summary>
internal sealed class TargetsTask(ITextAnalyzer analyzer) : AnalysisTask<TargetsTask.Line>(analyzer)
{
    private const string Target = "target";

    protected override string Example => """{"id":"1","text":"…","start":0,"end":4,"mention":"…","language":"en"}""";

    protected override TextDocument ToDocument(string id, JsonLine<Line> line)
    {
        var text = line.Value.Text;
        var mentions = (line.Value.Others ?? []).Prepend(new(line.Value.Start, line.Value.End));
        return new(id, "", text, line.Value.Language,
        [
            .. mentions.Select(mention => new TargetMention(Target, TextField.Text, RangeIn(text, mention, line.Place))),
        ]);
    }

    /// <summary>As the product tells it: the mean over the sentences that name the target; mostly that is one.</summary>
    protected override object Answer(Line line, TextAnalysis analysis)
    {
        var tone = analysis.Targets.FirstOrDefault(target => target.Target == Target)?.Tone ?? ToneEstimate.None;
        return new
        {
            line.Id,
            Label = tone.Best,
            Scores = new { tone.Negative, tone.Neutral, tone.Positive },
            Unclear = tone.Tone == Tone.Unclear ? true : (bool?)null,
        };
    }

    /// <summary>Without white space around it, which belongs to no sentence.</summary>
    private static TextRange RangeIn(string text, Span mention, string place)
    {
        if (mention.Start < 0 || mention.End <= mention.Start || mention.End > text.Length)
            throw new InputException($"{place}: no part of the text, which has {text.Length} UTF-16 units, is at {mention.Start} to {mention.End}.");
        var (start, end) = (mention.Start, mention.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return start < end
            ? new(start, end - start)
            : throw new InputException($"{place}: there is nothing but white space at {mention.Start} to {mention.End}.");
    }

    /// <param name="Mention">Said for readers; the places count.</param>
    internal sealed record Line(
        JsonElement Id, string Text, int Start, int End, string? Mention = null, string? Language = null, IReadOnlyList<Span>? Others = null);

    /// <param name="End">Behind the last UTF-16 unit.</param>
    internal sealed record Span(int Start, int End);
}
