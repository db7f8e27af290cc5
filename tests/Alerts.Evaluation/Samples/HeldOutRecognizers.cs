using Alerts.Core.Analysis.Recognition;
using Alerts.Training.Recognition;

namespace Alerts.Evaluation.Samples;

/// <summary>
/// Recognisers that have not seen the documents they are measured on: trained as the shipped one is, but without one file in
/// seven, and from one seed where that takes the mean of several.
/// </summary>
internal sealed class HeldOutRecognizers
{
    private readonly TrainingData _data;

    private HeldOutRecognizers(TrainingData data) => _data = data;

    /// <param name="training">The folder of the training project.</param>
    /// <param name="openSets">Folder of the openly licensed sets, or null.</param>
    public static HeldOutRecognizers Read(string training, string? openSets) => new(TrainingData.Read(training, openSets, holdsOut: true));

    public IReadOnlyList<NamedArticle> OwnArticles(string language) => [.. _data.HeldOutOwn(language).Select(article => NamedArticle.Of(article.Document))];

    /// <param name="set">How the names of its documents begin.</param>
    public IReadOnlyList<NamedArticle> OpenArticles(string set) =>
    [
        .. _data.HeldOutArticles
            .Where(article => !article.Document.IsOwn && article.Document.Source.StartsWith(set, StringComparison.Ordinal))
            .Select(article => NamedArticle.Of(article.Document)),
    ];

    /// <param name="share">Of our own documents, from 0 to 1.</param>
    public TrainedRecognizer Train(int seed, double share = 1)
    {
        var options = new TrainingOptions { Seed = seed, Seeds = 1 };
        var part = _data.Share(share);
        var bytes = RecognizerTraining.Train(_data, part, options).ToBytes(_data.Names, temperature: 1, options.LeastWeight);
        var recognizer = new EntityRecognizer(RecognizerTraining.ModelOf(bytes));
        return new(
            part.Where(article => article.Document.IsOwn).Sum(article => article.Document.Sentences.Count),
            article => recognizer.Recognize(article.Document, article.Language, article.Sentences)
                .Select(entity => new MarkedName(entity.Field, entity.Range, entity.Type)));
    }
}

/// <param name="OwnSentences">From how many of our own sentences it has learnt.</param>
internal sealed record TrainedRecognizer(int OwnSentences, Func<NamedArticle, IEnumerable<MarkedName>> Find);
