using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>How well good and bad news for somebody is told.</summary>
internal static class NewsSection
{
    public static void Write(MarkdownReport report, IEnumerable<(string Language, IReadOnlyList<ToneAnswer> Answers)> sets, string product) =>
        report.Table(
            ["language", "what", "accuracy", "macro-F1", "95 %", .. ToneScore.Tones.Select(news => $"F1 {Name(news)}")],
            sets.Where(set => set.Answers.Count > 0).SelectMany(set =>
            {
                var majority = Majority.Of(set.Answers.Select(answer => answer.Wanted));
                var language = $"{set.Language} ({Figures.Number(set.Answers.Count)})";
                return (IReadOnlyList<string>[])
                [
                    [language, product, .. ToneSection.FiguresOf(set.Answers)],
                    [language, $"always {Name(majority)}", .. ToneSection.FiguresOf([.. set.Answers.Select(answer => answer with { Estimate = Majority.EstimateOf(majority) })])],
                ];
            }));

    private static string Name(Tone news) => news switch
    {
        Tone.Negative => "bad",
        Tone.Neutral => "none",
        _ => "good",
    };
}
