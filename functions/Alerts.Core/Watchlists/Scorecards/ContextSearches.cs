using Alerts.Core.Articles;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>
/// Which articles have good and which have dismissed hits of an entity's aliases. Only aliases with enough of both are searched, so
/// that memory grows with them and not with the articles.
/// </summary>
internal sealed class ContextSearches(TrackedEntity entity, IReadOnlySet<string> dismissed)
{
    private readonly Dictionary<string, Labels> _labels = new(StringComparer.Ordinal);

    public void Add(Alert alert)
    {
        foreach (var alias in alert.Reasons.Select(reason => reason.Alias).Distinct())
        {
            if (!_labels.TryGetValue(alias, out var labels))
                _labels[alias] = labels = new();
            _ = (dismissed.Contains(alert.Id) ? labels.Bad : labels.Good).Add(alert.ArticleId);
        }
    }

    /// <summary>Drops what cannot lead to a suggestion. The name always counts, whatever stands around it: only aliases can require something.</summary>
    public IReadOnlyList<LabelledSearch> Start() =>
    [
        .. entity.Aliases
            .DistinctBy(alias => alias.Text)
            .Where(alias => alias.Text != entity.Name
                && _labels.TryGetValue(alias.Text, out var labels)
                && labels.Good.Count >= ContextSearch.Least
                && labels.Bad.Count >= ContextSearch.Least)
            .Select(alias => new LabelledSearch(entity.Id, new(entity, alias), _labels[alias.Text].Good, _labels[alias.Text].Bad)),
    ];

    private sealed record Labels
    {
        public HashSet<string> Good { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Bad { get; } = new(StringComparer.Ordinal);
    }
}

/// <param name="Good">Ids of articles.</param>
/// <param name="Bad">Likewise.</param>
internal sealed record LabelledSearch(string EntityId, ContextSearch Search, IReadOnlySet<string> Good, IReadOnlySet<string> Bad)
{
    public void Look(Article article, ArticleMatches matches, IReadOnlySet<string> mentioned)
    {
        if (Bad.Contains(article.Id))
            Search.Add(article, matches, isGood: false);
        else if (Good.Contains(article.Id))
            Search.Add(article, matches, isGood: true);
        else if (!mentioned.Contains(EntityId))
            Search.AddNearMiss(article, matches);
    }
}
