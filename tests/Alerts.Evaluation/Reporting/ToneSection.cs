using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Samples;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>How well the tone towards somebody is told: beside baselines, with what is mistaken for what, and what silence is worth.</summary>
internal static class ToneSection
{
    /// <param name="contenders">The first is the product.</param>
    public static void Write(MarkdownReport report, IReadOnlyList<TonedMention> examples, IReadOnlyList<(string Name, Func<TonedMention, ToneEstimate> Answer)> contenders)
    {
        var majority = Majority.Of(examples.Select(example => example.Wanted));
        var answers = contenders
            .Append(($"always {Name(majority)}", _ => Majority.EstimateOf(majority)))
            .Select(contender => (contender.Item1, Answers: Ask(examples, contender.Item2)))
            .ToArray();
        report.Table(
            ["what", "accuracy", "macro-F1", "95 %", .. ToneScore.Tones.Select(tone => $"F1 {Name(tone)}")],
            answers.Select(contender => (IReadOnlyList<string>)[contender.Item1, .. FiguresOf(contender.Answers)]));

        var product = answers[0].Answers;
        var score = new ToneScore(product);
        report.Paragraph($"What {contenders[0].Name} answers where readers hear:");
        report.Table(
            ["readers hear", .. ToneScore.Tones.Select(Name)],
            ToneScore.Tones.Select(wanted => (IReadOnlyList<string>)[Name(wanted), .. ToneScore.Tones.Select(answered => Figures.Number(score[wanted, answered]))]));
        report.Paragraph("When only what is sure enough is claimed (a dagger marks the confidence below which the product says `unclear`):");
        report.Table(
            ["least confidence", "claimed", "accuracy", "macro-F1"],
            AbstainCurve.Of(product).Select(point => (IReadOnlyList<string>)
            [
                Least(point.Least), Figures.Percent(point.Coverage), Figures.Percent(point.Accuracy), Figures.Percent(point.MacroF1),
            ]));
    }

    /// <returns>Accuracy, macro-F1, its interval and the F1 of each tone.</returns>
    public static IReadOnlyList<string> FiguresOf(IReadOnlyList<ToneAnswer> answers)
    {
        var score = new ToneScore(answers);
        return
        [
            Figures.Percent(score.Accuracy),
            Figures.Percent(score.MacroF1),
            Figures.Percent(Interval.Of(answers, drawn => new ToneScore(drawn).MacroF1)),
            .. ToneScore.Tones.Select(tone => Figures.Percent(score.F1(tone))),
        ];
    }

    private static IReadOnlyList<ToneAnswer> Ask(IReadOnlyList<TonedMention> examples, Func<TonedMention, ToneEstimate> answer) =>
        [.. examples.Select(example => new ToneAnswer(example.Wanted, answer(example)))];

    private static string Least(double least) =>
        least == ToneEstimate.LeastConfidence ? $"{Figures.Percent(100 * least)} †" : Figures.Percent(100 * least);

    private static string Name(Tone tone) => tone switch
    {
        Tone.Negative => "negative",
        Tone.Neutral => "neutral",
        _ => "positive",
    };
}
