using Alerts.Core.Analysis.Tones;

namespace Alerts.Training.Tone;

/// <summary>Makes probabilities honest: of all answers given with 70 %, seven in ten shall be right.</summary>
internal static class Calibration
{
    /// <summary>Between valences a reader calls a rated sentence neutral.</summary>
    private const double NeutralWithin = 0.5;

    /// <summary>By which all scores must be divided for the labels to be most probable.</summary>
    public static double TemperatureOf(IReadOnlyList<HeldTarget> held) =>
        Enumerable.Range(10, 60)
            .Select(step => step * 0.05)
            .MinBy(temperature => held.Sum(one => -Math.Log(Math.Max(1e-9, one.Divided(temperature).ProbabilityOf(one.Label)))));

    /// <summary>The scale that makes the labels most probable.</summary>
    public static ValenceScale ScaleOf(IReadOnlyList<HeldSentence> held)
    {
        if (held.Count == 0)
            return new(-1, 1, 1);
        var scales =
            from negativeBelow in Steps(-2.5, -0.1, 0.1)
            from positiveAbove in Steps(0.1, 2.5, 0.1)
            from steepness in Steps(0.5, 5, 0.25)
            select new ValenceScale(negativeBelow, positiveAbove, steepness);
        return scales.MinBy(scale => held.Sum(one => -Math.Log(Math.Max(1e-9, ProbabilityOf(scale, one.Sentence, one.Valence)))));
    }

    public static int LabelOf(LabelledSentence sentence) => sentence.Valence < -NeutralWithin ? 0 : sentence.Valence > NeutralWithin ? 2 : 1;

    private static double ProbabilityOf(ValenceScale scale, LabelledSentence sentence, double valence)
    {
        var estimate = scale.EstimateOf(valence);
        return LabelOf(sentence) switch { 0 => estimate.Negative, 1 => estimate.Neutral, _ => estimate.Positive };
    }

    private static IEnumerable<float> Steps(double from, double to, double step) =>
        Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => (float)(from + (i * step)));
}
