using Alerts.Core.Analysis;
using Alerts.Training.Tone;

namespace Alerts.Evaluation.Samples;

/// <summary>Sentences of political news in the format of NewsMTSC (Hamborg and Donnay 2021).</summary>
internal static class NewsTargets
{
    /// <exception cref="InvalidDataException">A line is something else; the message names file and line.</exception>
    public static IReadOnlyList<TonedMention> Read(string file) =>
        [.. NlpSets.NewsMtsc(file).Select(target => new TonedMention(target.Text, [target.Range], ToneOf(target.Tone), target.Language))];

    private static Tone ToneOf(int label) => label switch { 0 => Tone.Negative, 2 => Tone.Positive, _ => Tone.Neutral };
}
