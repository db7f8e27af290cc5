using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Baselines;

/// <summary>Always answers what is wanted most often.</summary>
internal static class Majority
{
    public static Tone Of(IEnumerable<Tone> wanted) =>
        wanted.GroupBy(tone => tone).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    public static ToneEstimate EstimateOf(Tone tone) => tone switch
    {
        Tone.Negative => new(1, 0, 0),
        Tone.Neutral => new(0, 1, 0),
        _ => new(0, 0, 1),
    };
}
