using Alerts.Evaluation.Samples;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>How the tone of sentences goes along with what people say of them.</summary>
internal static class SnippetSection
{
    public static void Write(MarkdownReport report, IReadOnlyList<RatedSnippet> snippets, IReadOnlyList<(string Name, Func<string, double> Score)> contenders) =>
        report.Table(
            ["what", "r", "95 %"],
            contenders.Select(contender =>
            {
                (double, double)[] pairs = [.. snippets.Select(snippet => (contender.Score(snippet.Text), snippet.Valence))];
                return (IReadOnlyList<string>)
                [
                    contender.Name, Figures.Coefficient(Correlation.Of(pairs)), Figures.Coefficient(Interval.Of(pairs, Correlation.Of)),
                ];
            }));
}
