using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>All that the recogniser may learn from.</summary>
internal sealed class TrainingData
{
    /// <summary>One document of so many is held out for measuring.</summary>
    public const int HeldOut = 7;

    private static readonly string[] OpenSets = ["gum.by.tsv", "wikigold.tsv"];

    private TrainingData(
        IReadOnlyList<KeyValuePair<uint, NameLists>> names, IReadOnlyList<TrainingArticle> own, IReadOnlyList<TrainingArticle> open) =>
        (Names, Own, Open) = (names, own, open);

    public IReadOnlyList<KeyValuePair<uint, NameLists>> Names { get; }

    public IReadOnlyList<TrainingArticle> Own { get; }

    /// <summary>The openly licensed sets; empty where their folder was not given.</summary>
    public IReadOnlyList<TrainingArticle> Open { get; }

    /// <param name="project">The folder of this project.</param>
    /// <param name="openSets">The folder with the openly licensed sets, or null.</param>
    public static TrainingData Read(string project, string? openSets)
    {
        var names = NameListFiles.Read(Path.Combine(project, "Lists"));
        var hashes = NameHashes.From(names);
        var sentences = Path.Combine(project, "Sentences");
        return new(
            names,
            [.. SentenceFiles.Languages.SelectMany(language => SentenceFiles.Read(sentences, language)).Select(document => TrainingArticle.Of(document, hashes))],
            openSets is null ? [] : [.. OpenSets.SelectMany(set => TokenFiles.Read(Path.Combine(openSets, set))).Select(document => TrainingArticle.Of(document, hashes))]);
    }

    /// <param name="fold">From 0 to <see cref="HeldOut"/> − 1: which documents are held out.</param>
    /// <param name="share">Of our own documents, from 0 to 1.</param>
    public IReadOnlyList<TrainingArticle> TrainingPart(int fold, double share = 1) =>
    [
        .. Own.Where((_, index) => index % HeldOut != fold).Where((_, index) => index * 37 % 100 < share * 100),
        .. Open.Where((_, index) => index % HeldOut != fold),
    ];

    public IReadOnlyList<TrainingArticle> HeldOutPart(int fold, string language) =>
        [.. Own.Where((article, index) => index % HeldOut == fold && article.Document.Language == language)];

    public IReadOnlyList<TrainingArticle> HeldOutOpen(int fold) => [.. Open.Where((_, index) => index % HeldOut == fold)];
}
