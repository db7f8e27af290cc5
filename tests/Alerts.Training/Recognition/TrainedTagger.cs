using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>Weights as they were learnt, before they are cut down to 8 bits.</summary>
internal sealed record TrainedTagger(IReadOnlyList<KeyValuePair<uint, double[]>> Features, double[] Transitions)
{
    /// <summary>The share of weights that 8 bits hold without a cut; the few stronger ones are cut to the strongest step.</summary>
    private const double Unclipped = 0.9995;

    public byte[] ToBytes(IReadOnlyList<KeyValuePair<uint, NameLists>> names, float temperature, int leastWeight)
    {
        var sizes = Features.SelectMany(feature => feature.Value).Select(Math.Abs).Where(size => size > 0).Order().ToArray();
        var scale = 127 / sizes[(int)((sizes.Length - 1) * Unclipped)];
        var features = Features
            .Select(feature => new KeyValuePair<uint, sbyte[]>(feature.Key, [.. feature.Value.Select(weight => Step(weight * scale))]))
            .Where(feature => feature.Value.Any(weight => Math.Abs((int)weight) >= leastWeight))
            .ToArray();
        float[] transitions = [.. Transitions.Select(weight => (float)Math.Round(weight * scale))];

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        TaggerModel.Write(writer, temperature, transitions, names, features);
        return stream.ToArray();
    }

    public static TrainedTagger Mean(IReadOnlyList<TrainedTagger> taggers) => new(
        [
            .. taggers[0].Features.Select((feature, index) => new KeyValuePair<uint, double[]>(
                feature.Key, Mean([.. taggers.Select(tagger => tagger.Features[index].Value)]))),
        ],
        Mean([.. taggers.Select(tagger => tagger.Transitions)]));

    private static double[] Mean(double[][] weights) => [.. weights[0].Select((_, place) => weights.Average(weight => weight[place]))];

    private static sbyte Step(double weight) => (sbyte)Math.Clamp(Math.Round(weight), -127, 127);
}
