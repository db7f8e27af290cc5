using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

internal static class RecognizerTraining
{
    /// <summary>Differences of scores are divided by one of these; the held-out documents tell which.</summary>
    private static readonly float[] Temperatures = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 125, 150, 200, 250, 300, 400];

    /// <summary>
    /// Trains once with each seed, side by side, and takes the mean of the weights: the order in which a perceptron meets the sentences
    /// then matters less.
    /// </summary>
    public static TrainedTagger Train(TrainingData data, IReadOnlyList<TrainingArticle> articles, TrainingOptions options)
    {
        IReadOnlyList<TrainingArticle> all = [.. articles, .. data.Renamed(articles, options.Copies, options.Seed)];
        var taggers = new TrainedTagger[options.Seeds];
        Parallel.For(0, options.Seeds, seed => taggers[seed] = new PerceptronTrainer(options with { Seed = options.Seed + seed }).Train(all));
        return TrainedTagger.Mean(taggers) with { TypeFeatures = TypeTrainer.Train(articles, options.Seed) };
    }

    public static TaggerModel ModelOf(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return TaggerModel.Read(reader);
    }

    /// <summary>The temperature under which the confidence of names is nearest to how often they are right (log loss).</summary>
    public static float TemperatureFor(TrainedTagger tagger, TrainingData data, TrainingOptions options) =>
        Temperatures.MinBy(temperature =>
        {
            var named = new NameTagger(ModelOf(tagger.ToBytes(data.Names, temperature, options.LeastWeight)));
            var names = new List<TaggedName>();
            var loss = 0.0;
            foreach (var article in data.HeldOutArticles.Where(article => article.Document.IsOwn))
            {
                names.Clear();
                named.Tag(article.Tokens, article.Language, names);
                var wanted = TaggerScore.Wanted(article).ToHashSet();
                loss -= names.Sum(name => Math.Log(Math.Clamp(wanted.Contains((name.Start, name.End, name.Kind)) ? name.Confidence : 1 - name.Confidence, 1e-4, 1)));
            }

            return loss;
        });
}
