using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>All that the recogniser may learn from.</summary>
internal sealed class TrainingData
{
    /// <summary>
    /// Of our own files, and of the documents of open sets, one of so many may be held out for measuring. Whole files, since the
    /// documents of one file share an author and a subject.
    /// </summary>
    public const int HeldOut = 7;

    /// <summary>The folder of this project, seen from the root of the repository.</summary>
    public const string Project = "tests/Alerts.Training";

    private static readonly string[] OpenSets = ["gum.by.tsv", "wikigold.tsv"];

    private readonly string _lists;
    private readonly NameHashes _hashes;

    private TrainingData(string project, string? openSets, bool holdsOut)
    {
        _lists = Path.Combine(project, "Lists");
        AnnotatedDocument[] open = openSets is null ? [] : [.. OpenSets.SelectMany(set => TokenFiles.Read(Path.Combine(openSets, set)))];
        var split = SentenceFiles.ReadAll(Path.Combine(project, "Sentences"))
            .GroupBy(document => (document.Language, document.File))
            .GroupBy(file => file.Key.Language)
            .SelectMany(language => language.SelectMany((file, index) => file.Select(document => (document, IsHeldOut: holdsOut && IsOneOfSeven(index)))))
            .Concat(open.Select((document, index) => (document, IsHeldOut: holdsOut && IsOneOfSeven(index))))
            .ToLookup(part => part.IsHeldOut, part => part.document);
        Names = NameListFiles.Read(_lists, CommonWords.Of([.. split[false]]));
        _hashes = NameHashes.From(Names);
        Learnt = [.. split[false].Select(ArticleOf)];
        HeldOutArticles = [.. split[true].Select(ArticleOf)];
    }

    public IReadOnlyList<KeyValuePair<uint, NameLists>> Names { get; }

    /// <summary>Our own documents and those of the open sets, without what is held out.</summary>
    public IReadOnlyList<TrainingArticle> Learnt { get; }

    /// <summary>Nothing of them is known to what is learnt, not even which words they write small.</summary>
    public IReadOnlyList<TrainingArticle> HeldOutArticles { get; }

    public bool HasOpenSets => Learnt.Any(article => !article.Document.IsOwn);

    public int WordCount => Learnt.Sum(article => article.Tokens.Count);

    /// <param name="project">The folder of this project.</param>
    /// <param name="openSets">The folder with the openly licensed sets, or null.</param>
    public static TrainingData Read(string project, string? openSets, bool holdsOut = false) => new(project, openSets, holdsOut);

    /// <param name="share">Of our own documents, from 0 to 1; the open sets are taken whole.</param>
    public IReadOnlyList<TrainingArticle> Share(double share) =>
        [.. Learnt.Where((article, index) => !article.Document.IsOwn || index * 37 % 100 < share * 100)];

    public IReadOnlyList<TrainingArticle> HeldOutOwn(string language) =>
        [.. HeldOutArticles.Where(article => article.Document.IsOwn && article.Document.Language == language)];

    /// <summary>Copies of our own documents among these, each with other names; the same for the same seed.</summary>
    public IEnumerable<TrainingArticle> Renamed(IReadOnlyList<TrainingArticle> articles, int copies, int seed)
    {
        var own = articles.Select(article => article.Document).Where(document => document.IsOwn).ToArray();
        var renamed = new RenamedDocuments(_lists, own);
        var random = new Random(seed);
        return Enumerable.Range(0, copies).SelectMany(_ => own.Select(document => ArticleOf(renamed.Rename(document, random))).ToArray());
    }

    private static bool IsOneOfSeven(int index) => index % HeldOut == HeldOut - 1;

    private TrainingArticle ArticleOf(AnnotatedDocument document) => TrainingArticle.Of(document, _hashes);
}
