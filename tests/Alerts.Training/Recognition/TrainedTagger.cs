using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>Weights as they were learnt, before they are cut down to 8 bits.</summary>
internal sealed record TrainedTagger(IReadOnlyList<KeyValuePair<uint, double[]>> Features, double[] Transitions)
{
    /// <summary>The share of weights that 8 bits hold without a cut; the few stronger ones are cut to the strongest step.</summary>
    private const double Unclipped = 0.9995;

    /// <summary>Types are told by few features of much weight: what has little changes nothing.</summary>
    private const int LeastTypeWeight = 10;

    /// <summary>What tells the type of a whole name; keyed apart from <see cref="Features"/>.</summary>
    public IReadOnlyList<KeyValuePair<uint, double[]>> TypeFeatures { get; init; } = [];

    public byte[] ToBytes(IReadOnlyList<KeyValuePair<uint, NameLists>> names, float temperature, int leastWeight)
    {
        var scale = ScaleOf(Features);
        var features = Cut(Features, scale, leastWeight).Concat(Cut(TypeFeatures, ScaleOf(TypeFeatures), LeastTypeWeight)).ToArray();
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

    private static double ScaleOf(IReadOnlyList<KeyValuePair<uint, double[]>> features)
    {
        var sizes = features.SelectMany(feature => feature.Value).Select(Math.Abs).Where(size => size > 0).Order().ToArray();
        return sizes.Length == 0 ? 1 : 127 / sizes[(int)((sizes.Length - 1) * Unclipped)];
    }

    private static IEnumerable<KeyValuePair<uint, sbyte[]>> Cut(IReadOnlyList<KeyValuePair<uint, double[]>> features, double scale, int leastWeight) => features
        .Select(feature => new KeyValuePair<uint, sbyte[]>(feature.Key, [.. feature.Value.Select(weight => Step(weight * scale))]))
        .Where(feature => feature.Value.Any(weight => Math.Abs((int)weight) >= leastWeight));

    private static sbyte Step(double weight) => (sbyte)Math.Clamp(Math.Round(weight), -127, 127);
}
