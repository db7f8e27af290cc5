using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>
/// Counts in how many articles each proposed spelling of an entity stands. However many there are, memory is bounded: where too
/// many are known, those that were met least often go. Any number of threads may add.
/// </summary>
internal sealed class ProposalCounts
{
    public const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string EntityId, string Key), Proposal> _proposals = [];

    public void Add(string entityId, string spelling, Article article, TextField field, TextRange place)
    {
        var key = (entityId, FoldedName.Of(spelling));
        lock (_gate)
        {
            if (!_proposals.TryGetValue(key, out var proposal))
            {
                if (_proposals.Count == Most)
                    DropRarest();
                _proposals[key] = proposal = new();
            }

            proposal.Articles++;
            // The same example whichever thread comes first.
            if (proposal.ArticleId is not null && string.CompareOrdinal(proposal.ArticleId, article.VersionId()) <= 0)
                return;
            proposal.ArticleId = article.VersionId();
            proposal.Spelling = spelling;
            proposal.Example = ExampleSentence.Around(field == TextField.Title ? article.Title : article.Text, place);
        }
    }

    /// <returns>Most frequent first.</returns>
    public IEnumerable<(string Spelling, int Articles, string Example)> Of(string entityId, int least) => _proposals
        .Where(pair => pair.Key.EntityId == entityId && pair.Value.Articles >= least)
        .OrderByDescending(pair => pair.Value.Articles)
        .ThenBy(pair => pair.Key.Key, StringComparer.Ordinal)
        .Select(pair => (pair.Value.Spelling, pair.Value.Articles, pair.Value.Example));

    private void DropRarest()
    {
        for (var rare = 1; _proposals.Count > Most / 2; rare *= 2)
        {
            foreach (var key in _proposals.Where(pair => pair.Value.Articles <= rare).Select(pair => pair.Key).ToList())
                _ = _proposals.Remove(key);
        }
    }

    private sealed class Proposal
    {
        public int Articles { get; set; }

        public string? ArticleId { get; set; }

        public string Spelling { get; set; } = "";

        public string Example { get; set; } = "";
    }
}
