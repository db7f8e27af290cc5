using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Gathers what articles suggest, one after the other. Any number of threads may look; memory does not grow with the articles.</summary>
internal sealed class SuggestionSearch(Watchlist watchlist, IReadOnlyList<LabelledSearch> contexts)
{
    private const int MostOfAKind = 10;
    private const int LeastInBrackets = 2;
    private const int LeastUnmatched = 3;

    private readonly WatchlistMatcher _matcher = new([watchlist]);
    private readonly SpellingVariants _variants = new(new(watchlist));
    private readonly ProposalCounts _inBrackets = new();
    private readonly ProposalCounts _unmatched = new();
    private readonly Dictionary<string, (TrackedEntity Entity, HashSet<string> Known)> _entities =
        watchlist.Entities.ToDictionary(entity => entity.Id, entity => (entity, FoldedName.KnownOf(entity)));
    private int _articles;

    public int Articles => _articles;

    public void Look(Article article)
    {
        _ = Interlocked.Increment(ref _articles);
        var matches = _matcher.Match(article.Title, article.Text, article.Language);
        var mentioned = matches.Mentions.Select(mention => mention.EntityId).ToHashSet(StringComparer.Ordinal);
        LookIntoBrackets(article, matches.Mentions);
        foreach (var variant in _variants.In(article, mentioned))
            _unmatched.Add(variant.EntityId, variant.Surface, article, variant.Field, variant.Place);
        foreach (var context in contexts)
            context.Look(article, matches, mentioned);
    }

    public IReadOnlyList<Suggestion> Of(TrackedEntity entity) =>
    [
        .. contexts.Where(context => context.EntityId == entity.Id).Select(context => context.Search.Suggest()).OfType<Suggestion>(),
        .. Proposed(SuggestionKind.AliasInBrackets, _inBrackets.Of(entity.Id, LeastInBrackets)),
        .. Proposed(SuggestionKind.UnmatchedSpelling, _unmatched.Of(entity.Id, LeastUnmatched)),
    ];

    private void LookIntoBrackets(Article article, IReadOnlyList<Mention> mentions)
    {
        var seen = new HashSet<(string EntityId, string Name)>();
        foreach (var mention in mentions)
        {
            var (entity, known) = _entities[mention.EntityId];
            if (BracketNames.Beside(mention, entity, article) is var (name, place)
                && FoldedName.Of(name) is var folded && !known.Contains(folded) && seen.Add((entity.Id, folded)))
            {
                _inBrackets.Add(entity.Id, name, article, mention.Field, place);
            }
        }
    }

    private static IEnumerable<Suggestion> Proposed(SuggestionKind kind, IEnumerable<(string Spelling, int Articles, string Example)> found) =>
        found.Take(MostOfAKind).Select(proposal => new Suggestion(kind, new(proposal.Spelling), proposal.Articles, proposal.Example));
}
