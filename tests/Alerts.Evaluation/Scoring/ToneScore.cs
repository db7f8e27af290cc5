using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Scoring;

/// <summary>What a reader hears, and what is answered.</summary>
internal readonly record struct ToneAnswer(Tone Wanted, ToneEstimate Estimate);

/// <summary>How often the best guess is what a reader hears, over three tones. In percent.</summary>
internal sealed class ToneScore
{
    public static readonly IReadOnlyList<Tone> Tones = [Tone.Negative, Tone.Neutral, Tone.Positive];

    private readonly int[,] _counts = new int[3, 3];

    public ToneScore(IEnumerable<ToneAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _counts[Place(answer.Wanted), Place(answer.Estimate.Best)]++;
            Count++;
        }
    }

    public int Count { get; }

    public int this[Tone wanted, Tone answered] => _counts[Place(wanted), Place(answered)];

    public double Accuracy => Count == 0 ? 0 : 100.0 * Tones.Sum(tone => this[tone, tone]) / Count;

    /// <summary>The mean of the three, each counting alike however rare it is.</summary>
    public double MacroF1 => Tones.Average(F1);

    public double F1(Tone tone) => new SpanCounts(
        this[tone, tone], Tones.Sum(wanted => this[wanted, tone]), Tones.Sum(answered => this[tone, answered])).F1;

    private static int Place(Tone tone) => tone switch
    {
        Tone.Negative => 0,
        Tone.Neutral => 1,
        Tone.Positive => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "Only the three tones are scored."),
    };
}
