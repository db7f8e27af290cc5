using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Analysis.Recognition.Rules;
using Alerts.Core.Watchlists;

namespace Alerts.Training.Recognition;

/// <summary>
/// Learns the type of a whole name from our own documents, whose annotations alone tell all types: an averaged perceptron.
/// </summary>
internal static class TypeTrainer
{
    private const int Epochs = 12;

    public static IReadOnlyList<KeyValuePair<uint, double[]>> Train(IEnumerable<TrainingArticle> articles, int seed)
    {
        var samples = articles.Where(article => article.Document.IsOwn).SelectMany(SamplesOf).ToArray();
        var rows = samples.SelectMany(sample => sample.Keys).Distinct().Order().Select((key, row) => (key, row)).ToDictionary(pair => pair.key, pair => pair.row);
        var weights = new double[rows.Count][];
        var sums = new double[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
            (weights[row], sums[row]) = (new double[TagSet.Count], new double[TagSet.Count]);
        var random = new Random(seed);
        var step = 1;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(samples);
            foreach (var (keys, type) in samples)
            {
                var found = Best(keys);
                if (found != type)
                    Learn(keys, (int)type, (int)found);
                step++;
            }
        }

        return [.. rows.OrderBy(pair => pair.Key).Select(pair => new KeyValuePair<uint, double[]>(
            pair.Key, [.. weights[pair.Value].Select((weight, place) => weight - (sums[pair.Value][place] / step))]))];

        EntityType Best(uint[] keys)
        {
            var scores = new double[TagSet.Count];
            foreach (var row in keys.Select(key => weights[rows[key]]))
            {
                for (var type = 0; type < scores.Length; type++)
                    scores[type] += row[type];
            }

            return Enum.GetValues<EntityType>().MaxBy(type => scores[(int)type]);
        }

        void Learn(uint[] keys, int right, int wrong)
        {
            foreach (var row in keys.Select(key => rows[key]))
            {
                weights[row][right]++;
                sums[row][right] += step;
                weights[row][wrong]--;
                sums[row][wrong] -= step;
            }
        }
    }

    private static IEnumerable<(uint[] Keys, EntityType Type)> SamplesOf(TrainingArticle article)
    {
        var keys = new uint[NameFeatures.Most];
        var patterns = NamePatterns.For(article.Document.Language);
        foreach (var (start, end, type) in article.TypedNames())
        {
            var words = article.Tokens.Words;
            var count = NameFeatures.Extract(words, start, end, patterns.TypeOf(words[start..end]), keys);
            yield return (keys[..count], type);
        }
    }
}
