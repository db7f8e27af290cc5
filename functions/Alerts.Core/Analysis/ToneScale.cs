namespace Alerts.Core.Analysis;

/// <summary>From scores to tones.</summary>
public static class ToneScale
{
    /// <summary>
    /// Scores nearer to zero are neutral. One faint word ("concern", "help": 0.32) does not give a sentence a tone,
    /// one clear word ("unlawful": 0.55) or two faint ones do.
    /// </summary>
    public const double NeutralBand = 0.35;

    public static ToneEstimate EstimateOf(double score)
    {
        var side = Math.Abs(score) / (Math.Abs(score) + NeutralBand);
        return score < 0 ? new(side, 1 - side, 0) : new(0, 1 - side, side);
    }
}
