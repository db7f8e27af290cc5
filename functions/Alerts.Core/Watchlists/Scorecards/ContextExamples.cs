using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

/// <param name="Names">As they stand in the article, by their folded form.</param>
/// <param name="Sentence">Around the hit.</param>
internal sealed record ContextExample(IReadOnlyDictionary<string, string> Names, string Sentence);

/// <summary>
/// A sample of articles with hits of one alias: those with the smallest ids, which are hashes, whatever order they come in. Any
/// number of threads may add.
/// </summary>
internal sealed class ContextExamples
{
    public const int Most = 300;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ContextExample> _byId = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ContextExample> All => _byId.Values;

    public void Add(Article article, TextField field, TextRange place)
    {
        var id = article.VersionId();
        lock (_gate)
        {
            if (_byId.Count == Most && string.CompareOrdinal(id, _byId.Keys.Last()) > 0)
                return;
        }

        var text = field == TextField.Title ? article.Title : article.Text;
        var example = new ContextExample(NamesInArticle.Of(article), ExampleSentence.Around(text, place));
        lock (_gate)
        {
            _byId[id] = example;
            if (_byId.Count > Most)
                _ = _byId.Remove(_byId.Keys.Last());
        }
    }
}
