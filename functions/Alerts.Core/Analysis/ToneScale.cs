namespace Alerts.Core.Analysis;

/// <summary>From scores to tones.</summary>
public static class ToneScale
{
    /// <summary>
    /// Scores nearer to zero are neutral. One faint word ("concern", "help": 0.32) does not give a sentence a tone,
    /// one clear word ("unlawful": 0.55) or two faint ones do.
    /// </summary>
    public const double NeutralBand = 0.35;

    public static Tone ToneOf(double score) => score switch
    {
        <= -NeutralBand => Tone.Negative,
        >= NeutralBand => Tone.Positive,
        _ => Tone.Neutral,
    };

    /// <summary>The mean of those sentences that take a side: many that only report do not hide one that does.</summary>
    public static double Mean(IEnumerable<Sentence> sentences) =>
        sentences.Where(sentence => sentence.Tone is Tone.Negative or Tone.Positive).Select(sentence => sentence.Score).DefaultIfEmpty(0).Average();
}
