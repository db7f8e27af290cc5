using Alerts.Core.Analysis.Tones;

namespace Alerts.Training.Tone;

/// <summary>Feature lists, one after the other, as a trainer reads them again and again.</summary>
internal sealed class Examples
{
    private readonly List<uint> _keys = [];
    private readonly List<float> _values = [];
    private readonly List<int> _starts = [0];

    public List<double> Answers { get; } = [];

    public List<double> Weights { get; } = [];

    public int Count => Answers.Count;

    /// <param name="answer">The class, or the value, that is to be learnt.</param>
    public void Add(FeatureList features, double answer, double weight) => Add(features.Keys, features.Values, answer, weight);

    public void Add(ReadOnlySpan<uint> keys, ReadOnlySpan<float> values, double answer, double weight)
    {
        _keys.AddRange(keys);
        _values.AddRange(values);
        _starts.Add(_keys.Count);
        Answers.Add(answer);
        Weights.Add(weight);
    }

    /// <returns>The features that at least so many examples have, sorted, and the examples in their places.</returns>
    public Rows ToRows(int fewest)
    {
        var (counts, last) = (new Dictionary<uint, int>(), new Dictionary<uint, int>());
        for (var example = 0; example < Count; example++)
        {
            for (var i = _starts[example]; i < _starts[example + 1]; i++)
            {
                if (last.TryGetValue(_keys[i], out var seen) && seen == example)
                    continue;
                last[_keys[i]] = example;
                counts[_keys[i]] = counts.GetValueOrDefault(_keys[i]) + 1;
            }
        }

        var keys = counts.Where(count => count.Value >= fewest).Select(count => count.Key).Order().ToArray();
        var places = keys.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
        var (columns, values, starts) = (new List<int>(), new List<float>(), new List<int> { 0 });
        for (var example = 0; example < Count; example++)
        {
            for (var i = _starts[example]; i < _starts[example + 1]; i++)
            {
                if (!places.TryGetValue(_keys[i], out var place))
                    continue;
                columns.Add(place);
                values.Add(_values[i]);
            }

            starts.Add(columns.Count);
        }

        return new Rows(keys, [.. columns], [.. values], [.. starts], [.. Answers], [.. Weights]);
    }
}

/// <param name="Starts">Where the columns and values of each example begin, and where those of the last end.</param>
internal sealed record Rows(uint[] Keys, int[] Columns, float[] Values, int[] Starts, double[] Answers, double[] Weights)
{
    public int Count => Answers.Length;
}
