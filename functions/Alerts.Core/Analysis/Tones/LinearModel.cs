using System.Runtime.InteropServices;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// A weight for each feature and outcome in 8 bits, the sorted keys beside them. A weight is the square of its byte, so that small ones
/// stay apart. Made by <c>tests/Alerts.Training</c>.
/// </summary>
internal sealed class LinearModel(int outcomes, float scale, uint[] keys, sbyte[] weights)
{
    private const uint Magic = 0x314C5441; // "ATL1"

    public int Outcomes => outcomes;

    public int Features => keys.Length;

    /// <summary>Sums what the features say for each outcome.</summary>
    public void Score(FeatureList features, Span<double> scores) => Score(features.Keys, features.Values, scores);

    public void Score(ReadOnlySpan<uint> featureKeys, ReadOnlySpan<float> values, Span<double> scores)
    {
        scores.Clear();
        for (var i = 0; i < featureKeys.Length; i++)
        {
            var place = keys.AsSpan().BinarySearch(featureKeys[i]);
            if (place < 0)
                continue;
            for (var outcome = 0; outcome < outcomes; outcome++)
                scores[outcome] += WeightAt(place, outcome) * values[i];
        }
    }

    /// <summary>The same model with all scores multiplied.</summary>
    public LinearModel Scaled(double factor) => new(outcomes, (float)(scale * factor), keys, weights);

    /// <returns>0 for an unknown feature.</returns>
    public float WeightOf(uint key, int outcome) => keys.AsSpan().BinarySearch(key) is var place and >= 0 ? WeightAt(place, outcome) : 0;

    /// <exception cref="InvalidDataException">No model, or one of another version.</exception>
    public static LinearModel Read(BinaryReader reader, int outcomes)
    {
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != outcomes)
            throw new InvalidDataException("The tone model is not one of this version: train it again (tests/Alerts.Training).");
        var scale = reader.ReadSingle();
        var keys = new uint[reader.ReadInt32()];
        Read(MemoryMarshal.AsBytes(keys.AsSpan()));
        var weights = new sbyte[keys.Length * outcomes];
        Read(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LinearModel(outcomes, scale, keys, weights);

        void Read(Span<byte> bytes)
        {
            if (reader.Read(bytes) != bytes.Length)
                throw new InvalidDataException("The tone model ends early: train it again (tests/Alerts.Training).");
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(outcomes);
        writer.Write(scale);
        writer.Write(keys.Length);
        writer.Write(MemoryMarshal.AsBytes(keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    private float WeightAt(int place, int outcome)
    {
        var stored = weights[(place * outcomes) + outcome];
        return stored * Math.Abs((float)stored) * scale;
    }
}
