using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>
/// Averaged structured perceptron (Collins 2002) over the features of the tagger. Each step depends on the input and the seed alone:
/// training again gives the same weights.
/// </summary>
internal sealed class PerceptronTrainer(TrainingOptions options)
{
    private readonly Dictionary<uint, int> _rows = [];
    private readonly float[] _transitions = new float[(TagSet.Count + 1) * TagSet.Count];
    private readonly double[] _transitionSums = new double[(TagSet.Count + 1) * TagSet.Count];
    private float[] _weights = [];
    private double[] _sums = [];
    private long _step = 1;

    public TrainedTagger Train(IReadOnlyList<TrainingArticle> articles)
    {
        var sentences = ReadFeatures(articles);
        _weights = new float[_rows.Count * TagSet.Count];
        _sums = new double[_weights.Length];
        var decoder = new SequenceDecoder(_transitions);
        var random = new Random(options.Seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences)
            {
                Learn(sentence, decoder, random);
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

    private void Learn(Sentence sentence, SequenceDecoder decoder, Random random)
    {
        var length = sentence.Tags.Length;
        var words = options.Dropout > 0 ? sentence.Words.Select(word => Thin(word, random)).ToArray() : sentence.Words;
        var emissions = new float[length * TagSet.Count];
        for (var i = 0; i < length; i++)
        {
            foreach (var row in words[i])
            {
                for (var tag = 0; tag < TagSet.Count; tag++)
                    emissions[(i * TagSet.Count) + tag] += _weights[(row * TagSet.Count) + tag];
            }
        }

        var tags = new byte[length];
        decoder.Decode(emissions, tags);
        for (var i = 0; i < length; i++)
        {
            if (tags[i] != sentence.Tags[i])
            {
                foreach (var row in words[i])
                {
                    Change(_weights, _sums, (row * TagSet.Count) + sentence.Tags[i], 1);
                    Change(_weights, _sums, (row * TagSet.Count) + tags[i], -1);
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

    /// <summary>Some features left out at random, so that the word itself does not make the others superfluous.</summary>
    private int[] Thin(int[] rows, Random random) => Array.FindAll(rows, _ => random.NextDouble() >= options.Dropout);

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
                weights[tag] = _weights[(row * TagSet.Count) + tag] - (_sums[(row * TagSet.Count) + tag] / _step);
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
    int Seed = 1, int Epochs = 10, int LeastCount = 2, double Dropout = 0.15, int LeastWeight = 2, int Seeds = 3, int Copies = 1);
