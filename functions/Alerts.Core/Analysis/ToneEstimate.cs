namespace Alerts.Core.Analysis;

public enum Tone
{
    /// <summary>No analyser has looked at it yet.</summary>
    NotAnalyzed,
    Negative,
    Neutral,
    Positive,

    /// <summary>An analyser has looked at it and cannot tell.</summary>
    Unclear,
}

/// <summary>How probable each tone is; the three add up to 1.</summary>
public readonly record struct ToneEstimate(double Negative, double Neutral, double Positive)
{
    /// <summary>Below that probability a tone is not claimed.</summary>
    public const double LeastConfidence = 0.45;

    /// <summary>Nothing is known: no tone is more probable than another, so that none is claimed.</summary>
    public static ToneEstimate None { get; } = new(1.0 / 3, 1.0 / 3, 1.0 / 3);

    /// <summary>From −1 (surely negative) to 1 (surely positive).</summary>
    public double Score => Positive - Negative;

    /// <summary>The probability of <see cref="Best"/>.</summary>
    public double Confidence => Math.Max(Neutral, Math.Max(Negative, Positive));

    /// <summary>The most probable tone, however unsure; neutral before the others where two are equal.</summary>
    public Tone Best => Neutral >= Negative && Neutral >= Positive ? Tone.Neutral : Negative >= Positive ? Tone.Negative : Tone.Positive;

    /// <summary>The most probable tone, or <see cref="Tone.Unclear"/> below <see cref="LeastConfidence"/>.</summary>
    public Tone Tone => Confidence < LeastConfidence ? Tone.Unclear : Best;

    /// <summary>The mean; <see cref="None"/> of nothing.</summary>
    public static ToneEstimate Mean(IEnumerable<ToneEstimate> estimates)
    {
        var (negative, neutral, positive, count) = (0.0, 0.0, 0.0, 0);
        foreach (var estimate in estimates)
            (negative, neutral, positive, count) = (negative + estimate.Negative, neutral + estimate.Neutral, positive + estimate.Positive, count + 1);
        return count == 0 ? None : new(negative / count, neutral / count, positive / count);
    }
}
