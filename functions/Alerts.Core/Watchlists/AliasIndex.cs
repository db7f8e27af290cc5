namespace Alerts.Core.Watchlists;

/// <summary>What it means to have reached a node of the trie.</summary>
internal sealed class PhraseMeanings
{
    public List<CompiledAlias> Aliases { get; } = [];

    /// <summary>Entities that do not count inside this phrase.</summary>
    public HashSet<int> ExcludedEntities { get; } = [];

    public bool IsContext { get; set; }
}

/// <summary>All watchlists, compiled; never changed after <see cref="Build"/>.</summary>
internal sealed class AliasIndex
{
    private readonly List<PhraseMeanings?> _meanings = [];
    private int _entities;
    private int _aliases;

    private AliasIndex() { }

    public PhraseTrie Phrases { get; } = new();

    public PhraseMeanings? MeaningsOf(int node) => node < _meanings.Count ? _meanings[node] : null;

    public static AliasIndex Build(IEnumerable<Watchlist> watchlists)
    {
        var index = new AliasIndex();
        foreach (var watchlist in watchlists)
        {
            foreach (var entity in watchlist.Entities)
                index.Add(watchlist, entity);
        }
        return index;
    }

    private void Add(Watchlist watchlist, TrackedEntity entity)
    {
        var number = _entities++;
        AddAlias(watchlist, entity, number, new Alias(entity.Name), isName: true);
        foreach (var alias in entity.Aliases)
            AddAlias(watchlist, entity, number, alias, isName: false);
        foreach (var phrase in entity.Exclude)
            MeaningsAt(Phrases.Add(phrase)).ExcludedEntities.Add(number);
    }

    private void AddAlias(Watchlist watchlist, TrackedEntity entity, int number, Alias given, bool isName)
    {
        var alias = CompiledAlias.WithMode(given);
        var kind = isName ? MentionKind.Name : alias.Mode == AliasMode.Acronym ? MentionKind.Acronym : MentionKind.Alias;
        var compiled = new CompiledAlias(
            watchlist, entity, number, _aliases++, alias, kind, Require(alias.Requires?.All), Require(alias.Requires?.Any));
        if (!compiled.IsDottable)
        {
            MeaningsAt(Phrases.Add(alias.Text)).Aliases.Add(compiled);
            return;
        }
        var letters = compiled.FoldedLetters;
        MeaningsAt(Phrases.Add(string.Concat(letters))).Aliases.Add(compiled);
        MeaningsAt(Phrases.AddDotted(letters)).Aliases.Add(compiled);
    }

    private List<RequiredPhrase> Require(IReadOnlyList<string>? phrases)
    {
        var required = new List<RequiredPhrase>();
        foreach (var phrase in phrases ?? [])
        {
            var node = Phrases.Add(phrase);
            MeaningsAt(node).IsContext = true;
            required.Add(new RequiredPhrase(phrase, node));
        }
        return required;
    }

    private PhraseMeanings MeaningsAt(int node)
    {
        while (_meanings.Count <= node)
            _meanings.Add(null);
        return _meanings[node] ??= new PhraseMeanings();
    }
}
