using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>All that the recogniser may learn from.</summary>
internal sealed class TrainingData
{
    /// <summary>One document of so many is held out for measuring.</summary>
    public const int HeldOut = 7;

    /// <summary>The folder of this project, seen from the root of the repository.</summary>
    public const string Project = "tests/Alerts.Training";

    private static readonly string[] OpenSets = ["gum.by.tsv", "wikigold.tsv"];

    private readonly string _lists;
    private readonly NameHashes _hashes;

    private TrainingData(string project, string? openSets)
    {
        _lists = Path.Combine(project, "Lists");
        var own = SentenceFiles.ReadAll(Path.Combine(project, "Sentences"));
        AnnotatedDocument[] open = openSets is null ? [] : [.. OpenSets.SelectMany(set => TokenFiles.Read(Path.Combine(openSets, set)))];
        Names = NameListFiles.Read(_lists, CommonWords.Of([.. own, .. open]));
        _hashes = NameHashes.From(Names);
        Own = [.. own.Select(ArticleOf)];
        Open = [.. open.Select(ArticleOf)];
    }

    public IReadOnlyList<KeyValuePair<uint, NameLists>> Names { get; }

    public IReadOnlyList<TrainingArticle> Own { get; }

    /// <summary>The openly licensed sets; empty where their folder was not given.</summary>
    public IReadOnlyList<TrainingArticle> Open { get; }

    /// <param name="project">The folder of this project.</param>
    /// <param name="openSets">The folder with the openly licensed sets, or null.</param>
    public static TrainingData Read(string project, string? openSets) => new(project, openSets);

    public IReadOnlyList<TrainingArticle> All => [.. Own, .. Open];

    public int WordCount => All.Sum(article => article.Tokens.Count);

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

    /// <summary>Copies of our own documents among these, each with other names; the same for the same seed.</summary>
    public IEnumerable<TrainingArticle> Renamed(IReadOnlyList<TrainingArticle> articles, int copies, int seed)
    {
        var own = articles.Select(article => article.Document).Where(document => document.IsOwn).ToArray();
        var renamed = new RenamedDocuments(_lists, own);
        var random = new Random(seed);
        return Enumerable.Range(0, copies).SelectMany(_ => own.Select(document => ArticleOf(renamed.Rename(document, random))).ToArray());
    }

    private TrainingArticle ArticleOf(AnnotatedDocument document) => TrainingArticle.Of(document, _hashes);
}
