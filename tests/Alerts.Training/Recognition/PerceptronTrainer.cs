using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>
/// Averaged structured perceptron (Collins 2002) over the features of the tagger. Each step depends on the input and the seed alone:
/// training again gives the same weights.
/// </summary>
internal sealed class PerceptronTrainer(TrainingOptions options)
{
    /// <summary>Weights of a feature, padded so that two vectors hold them.</summary>
    private const int Stride = 16;

    private readonly Dictionary<uint, int> _rows = [];
    private readonly float[] _transitions = new float[(TagSet.Count + 1) * TagSet.Count];
    private readonly double[] _transitionSums = new double[(TagSet.Count + 1) * TagSet.Count];
    private float[] _weights = [];
    private double[] _sums = [];
    private long _step = 1;

    public TrainedTagger Train(IReadOnlyList<TrainingArticle> articles)
    {
        var sentences = ReadFeatures(articles);
        _weights = new float[_rows.Count * Stride];
        _sums = new double[_weights.Length];
        var decoder = new SequenceDecoder(_transitions);
        var random = new Random(options.Seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences)
            {
                Learn(sentence, decoder);
                _step++;
            }
        }

        return Average();
    }

    private Sentence[] ReadFeatures(IReadOnlyList<TrainingArticle> articles)
    {
        var counts = new Dictionary<uint, int>();
        var keys = new uint[TokenFeatures.Most];
        foreach (var (article, sentence) in articles.SelectMany(article => article.Tokens.Sentences.Select(sentence => (article, sentence))))
        {
            for (var i = sentence.Start; i < sentence.End; i++)
            {
                var count = TokenFeatures.Extract(article.Tokens, sentence.Start, sentence.End, i, article.Language, keys);
                foreach (var key in keys.AsSpan(0, count))
                    counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        foreach (var (key, count) in counts.OrderBy(pair => pair.Key))
        {
            if (count >= options.LeastCount)
                _rows.Add(key, _rows.Count);
        }

        var sentences = new List<Sentence>();
        foreach (var (article, sentence) in articles.SelectMany(article => article.Tokens.Sentences.Select(sentence => (article, sentence))))
        {
            var words = new int[sentence.Length][];
            for (var i = 0; i < words.Length; i++)
            {
                var count = TokenFeatures.Extract(article.Tokens, sentence.Start, sentence.End, sentence.Start + i, article.Language, keys);
                words[i] = [.. keys[..count].Where(_rows.ContainsKey).Select(key => _rows[key])];
            }

            sentences.Add(new(words, article.Tags[sentence.Start..sentence.End]));
        }

        return [.. sentences];
    }

    private void Learn(Sentence sentence, SequenceDecoder decoder)
    {
        var length = sentence.Tags.Length;
        var emissions = new float[length * TagSet.Count];
        for (var i = 0; i < length; i++)
            Score(sentence.Words[i], emissions.AsSpan(i * TagSet.Count, TagSet.Count));

        var tags = new byte[length];
        decoder.Decode(emissions, tags);
        for (var i = 0; i < length; i++)
        {
            if (tags[i] != sentence.Tags[i])
            {
                foreach (var row in sentence.Words[i])
                {
                    if (IsLeftOut(row))
                        continue;
                    Change(_weights, _sums, (row * Stride) + sentence.Tags[i], 1);
                    Change(_weights, _sums, (row * Stride) + tags[i], -1);
                }
            }

            var (goldBefore, foundBefore) = i == 0 ? (TagSet.Count, TagSet.Count) : (sentence.Tags[i - 1], tags[i - 1]);
            if (tags[i] != sentence.Tags[i] || goldBefore != foundBefore)
            {
                Change(_transitions, _transitionSums, (goldBefore * TagSet.Count) + sentence.Tags[i], 1);
                Change(_transitions, _transitionSums, (foundBefore * TagSet.Count) + tags[i], -1);
            }
        }
    }

    private void Score(int[] rows, Span<float> emissions)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var row in rows)
        {
            if (IsLeftOut(row))
                continue;
            low += Vector256.LoadUnsafe(ref weights, (nuint)(row * Stride));
            high += Vector256.LoadUnsafe(ref weights, (nuint)((row * Stride) + Vector256<float>.Count));
        }

        for (var tag = 0; tag < TagSet.Count; tag++)
            emissions[tag] = tag < Vector256<float>.Count ? low[tag] : high[tag - Vector256<float>.Count];
    }

    /// <summary>Each step goes without some of the features, so that the word itself does not make the others superfluous.</summary>
    private bool IsLeftOut(int row) => WordHash.Mix((uint)row, (uint)_step * 31 + (uint)options.Seed) < options.Dropout * uint.MaxValue;

    private void Change(float[] weights, double[] sums, int place, int by)
    {
        weights[place] += by;
        sums[place] += by * (double)_step;
    }

    private TrainedTagger Average()
    {
        var transitions = new double[_transitions.Length];
        for (var i = 0; i < transitions.Length; i++)
            transitions[i] = _transitions[i] - (_transitionSums[i] / _step);
        var features = new List<KeyValuePair<uint, double[]>>(_rows.Count);
        foreach (var (key, row) in _rows.OrderBy(pair => pair.Key))
        {
            var weights = new double[TagSet.Count];
            for (var tag = 0; tag < TagSet.Count; tag++)
                weights[tag] = _weights[(row * Stride) + tag] - (_sums[(row * Stride) + tag] / _step);
            features.Add(new(key, weights));
        }

        return new(features, transitions);
    }

    private sealed record Sentence(int[][] Words, byte[] Tags);
}

/// <param name="LeastCount">A feature seen less often is not learnt.</param>
/// <param name="Dropout">Share of the features that each step leaves out.</param>
/// <param name="LeastWeight">A feature whose weights all lie below that many of 127 steps is not kept.</param>
/// <param name="Seeds">Runs whose weights are averaged.</param>
/// <param name="Copies">Of each document of our own with other names in it.</param>
internal sealed record TrainingOptions(
    int Seed = 1, int Epochs = 10, int LeastCount = 2, double Dropout = 0.15, int LeastWeight = 3, int Seeds = 3, int Copies = 1);
