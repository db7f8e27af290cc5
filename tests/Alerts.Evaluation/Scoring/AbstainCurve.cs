using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Scoring;

/// <param name="Least">Below that confidence nothing is claimed.</param>
/// <param name="Coverage">In percent: on how many something is.</param>
/// <param name="MacroF1">Over those, in percent.</param>
internal sealed record AbstainPoint(double Least, double Coverage, double Accuracy, double MacroF1);

/// <summary>What it is worth to say "unclear".</summary>
internal static class AbstainCurve
{
    private static readonly IReadOnlyList<double> s_thresholds = [0, 0.4, ToneEstimate.LeastConfidence, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9];

    public static IReadOnlyList<AbstainPoint> Of(IReadOnlyList<ToneAnswer> answers) => [.. s_thresholds.Select(least => At(least, answers))];

    public static AbstainPoint At(double least, IReadOnlyList<ToneAnswer> answers)
    {
        var claimed = new ToneScore(answers.Where(answer => answer.Estimate.Confidence >= least));
        return new(least, answers.Count == 0 ? 0 : 100.0 * claimed.Count / answers.Count, claimed.Accuracy, claimed.MacroF1);
    }
}
