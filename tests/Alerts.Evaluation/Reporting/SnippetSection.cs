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
                // Snippets of one article are not independent of each other.
                (double, double)[][] articles =
                [
                    .. snippets
                        .GroupBy(snippet => snippet.Article)
                        .Select(article => article.Select(snippet => (contender.Score(snippet.Text), snippet.Valence)).ToArray()),
                ];
                return (IReadOnlyList<string>)[contender.Name, Figures.Coefficient(Of(articles)), Figures.Coefficient(Interval.Of(articles, Of))];
            }));

    private static double Of(IReadOnlyList<(double, double)[]> articles) => Correlation.Of([.. articles.SelectMany(article => article)]);
}
