using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <summary>Trains the sentence model and, upon it, the models of a target's tone and news.</summary>
internal sealed class ToneTrainer(ToneData data, ToneSettings settings)
{
    /// <summary>A part of the texts is held back in turn, to see what a model makes of texts that it has not learnt.</summary>
    public const int Folds = 4;

    private const int Classes = 3;

    private readonly FeatureList _features = new();
    private readonly SmallWords _small = SmallWordCount.Of(data);

    /// <returns>The models, and what each fold's models said about the texts that they had not seen.</returns>
    public (ToneModels Models, HeldOut HeldOut) Train()
    {
        var withoutFold = Enumerable.Range(0, Folds).Select(fold => Sentences(fold)).ToArray();
        var sentences = data.Sentences.Select(sentence => Held(withoutFold[FoldOf(sentence.Text)], sentence)).ToArray();
        var tones = data.Targets.Select(target => new Example(target, FeaturesOf(target, withoutFold), target.Tone)).ToArray();
        var news = tones.Where(example => example.Target.News is not null).Select(example => example with { Label = example.Target.News!.Value }).ToArray();

        var (tonesModel, heldTones) = Calibrated(tones, settings.TargetPenalty, settings.MostTargetFeatures);
        var (newsModel, heldNews) = Calibrated(news, settings.NewsPenalty, settings.MostNewsFeatures);
        return (
            new ToneModels(Sentences(withoutFold: null), Calibration.ScaleOf(sentences), tonesModel, newsModel, _small),
            new HeldOut(sentences, heldTones, heldNews));
    }

    /// <summary>All sentences and targets of a text are in one fold.</summary>
    public static int FoldOf(string text) => (int)(WordHash.Mix(WordHash.Of(text), 1) % Folds);

    private HeldSentence Held(LinearModel model, LabelledSentence sentence)
    {
        var features = new FeatureList();
        var words = Read(sentence, features);
        Span<double> score = stackalloc double[1];
        model.Score(features, score);
        return new(sentence, score[0], words.ListedTone);
    }

    private void Read(LabelledTarget target, LinearModel valences, FeatureList features)
    {
        var words = new ToneWords(target.Language, _small);
        words.Read(target.Text, new TextRange(0, target.Text.Length), NameCursor.Of([target.Range]));
        new TargetFeatures(valences).Add(words, words.IndexOf(target.Range), target.Text.AsSpan(target.Range.Start, target.Range.Length), features);
    }

    private ToneWords Read(LabelledSentence sentence, FeatureList features)
    {
        var words = new ToneWords(sentence.Language, _small);
        words.Read(sentence.Text, new TextRange(0, sentence.Text.Length), NameCursor.None);
        SentenceFeatures.Add(words, features);
        return words;
    }

    private LinearModel Sentences(int? withoutFold)
    {
        var examples = new Examples();
        foreach (var sentence in data.Sentences.Where(sentence => FoldOf(sentence.Text) != withoutFold))
        {
            Read(sentence, _features);
            examples.Add(_features, sentence.Valence, sentence.Source switch
            {
                Source.Own => settings.OwnSentenceWeight,
                Source.NewsMtsc => settings.TargetSentenceWeight,
                _ => 1,
            });
        }

        return LinearTrainer.Values(examples, settings.SentencePenalty, settings.Fewest, settings.MostSentenceFeatures);
    }

    private Features FeaturesOf(LabelledTarget target, LinearModel[] withoutFold)
    {
        Read(target, withoutFold[FoldOf(target.Text)], _features);
        return new(_features.Keys.ToArray(), _features.Values.ToArray());
    }

    private (LinearModel Model, IReadOnlyList<HeldTarget> HeldOut) Calibrated(IReadOnlyList<Example> examples, double penalty, int most)
    {
        var held = new List<HeldTarget>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Fit(examples.Where(example => FoldOf(example.Target.Text) != fold), penalty, most);
            held.AddRange(examples
                .Where(example => FoldOf(example.Target.Text) == fold)
                .Select(example => new HeldTarget(example.Target, example.Label, example.Features.Score(model))));
        }

        var temperature = Calibration.TemperatureOf(held);
        return (Fit(examples, penalty, most).Scaled(1 / temperature), [.. held.Select(one => one.Divided(temperature))]);
    }

    private LinearModel Fit(IEnumerable<Example> all, double penalty, int most)
    {
        var examples = new Examples();
        foreach (var example in all)
            examples.Add(example.Features.Keys, example.Features.Values, example.Label, WeightOf(example.Target));
        return LinearTrainer.Classes(examples, Classes, penalty, settings.Fewest, most);
    }

    private double WeightOf(LabelledTarget target) =>
        target.Source != Source.Own ? 1 : target.Language == LanguageGuess.Spanish ? settings.OwnSpanishWeight : settings.OwnEnglishWeight;

    private sealed record Example(LabelledTarget Target, Features Features, int Label);

    private sealed record Features(uint[] Keys, float[] Values)
    {
        public double[] Score(LinearModel model)
        {
            var scores = new double[model.Outcomes];
            model.Score(Keys, Values, scores);
            return scores;
        }
    }
}

/// <summary>Chosen by cross-validation on the own sentences and the openly licensed sets that may shape weights: on no other.</summary>
internal sealed record ToneSettings
{
    public double SentencePenalty { get; init; } = 3;

    public double TargetPenalty { get; init; } = 5;

    public double NewsPenalty { get; init; } = 3;

    /// <summary>How many sentences of the large English sets one own sentence weighs.</summary>
    public double OwnEnglishWeight { get; init; } = 1.5;

    public double OwnSpanishWeight { get; init; } = 1.2;

    public double OwnSentenceWeight { get; init; } = 0.5;

    /// <summary>Of a sentence whose valence is but the mean tone towards its targets.</summary>
    public double TargetSentenceWeight { get; init; } = 0.2;

    /// <summary>A feature that fewer examples have is left out.</summary>
    public int Fewest { get; init; } = 2;

    public int MostSentenceFeatures { get; init; } = 36_000;

    public int MostTargetFeatures { get; init; } = 75_000;

    public int MostNewsFeatures { get; init; } = 16_000;
}
