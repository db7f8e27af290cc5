using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Evaluation.Samples;

/// <summary>A text, where it names somebody, and the tone towards them that readers hear.</summary>
internal sealed record TonedMention(string Text, IReadOnlyList<TextRange> Mentions, Tone Wanted, string Language)
{
    private const string Target = "target";

    /// <summary>What the product says of it.</summary>
    public ToneEstimate Ask(EmbeddedAnalyzer analyzer)
    {
        var document = new TextDocument("1", "", Text, Language, [.. Mentions.Select(mention => new TargetMention(Target, TextField.Text, mention))]);
        return analyzer.Analyze(document, withEntities: false).Targets is [var target, ..] ? target.Tone : ToneEstimate.None;
    }
}
