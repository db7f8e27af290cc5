namespace Alerts.Training.Tone;

/// <summary>How well guesses agree with labels.</summary>
internal static class ToneScores
{
    /// <summary>The mean of the F1 of each class.</summary>
    public static double MacroF1(IReadOnlyList<(int Label, int Guess)> pairs, int classes = 3) =>
        Enumerable.Range(0, classes).Average(k =>
        {
            var hits = pairs.Count(pair => pair.Label == k && pair.Guess == k);
            var all = pairs.Count(pair => pair.Label == k) + pairs.Count(pair => pair.Guess == k);
            return all == 0 ? 0 : 2.0 * hits / all;
        });

    public static double Correlation(IReadOnlyList<(double A, double B)> pairs)
    {
        var (a, b) = (pairs.Average(pair => pair.A), pairs.Average(pair => pair.B));
        var covariance = pairs.Sum(pair => (pair.A - a) * (pair.B - b));
        return covariance / Math.Sqrt(pairs.Sum(pair => (pair.A - a) * (pair.A - a)) * pairs.Sum(pair => (pair.B - b) * (pair.B - b)));
    }
}
