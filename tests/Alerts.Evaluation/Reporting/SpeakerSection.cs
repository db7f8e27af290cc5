using Alerts.Training.Tone;

namespace Alerts.Evaluation.Reporting;

/// <summary>How well it is told whose attitude a tone is.</summary>
internal static class SpeakerSection
{
    public static void Write(MarkdownReport report, IEnumerable<(string Language, SpeakerScore Score)> sets) => report.Table(
        ["language", "precision", "recall", "right name"],
        sets.Select(set => (IReadOnlyList<string>)
        [
            set.Language, Figures.Percent(100 * set.Score.Precision), Figures.Percent(100 * set.Score.Recall), Figures.Percent(100 * set.Score.RightName),
        ]));
}
