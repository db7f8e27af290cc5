using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>What it means that a phrase stands in a text.</summary>
internal sealed class PhraseMeanings
{
    public List<AliasForm> Aliases { get; } = [];

    public List<ShortName> ShortNames { get; } = [];

    /// <summary>Entities that do not count inside this phrase.</summary>
    public HashSet<int> ExcludedEntities { get; } = [];

    public bool IsContext { get; set; }

    /// <summary>Whether an entity may stand here; other phrases matter only around one that does.</summary>
    public bool MayMention => Aliases.Count > 0 || ShortNames.Count > 0;
}

/// <summary>All watchlists, compiled; never changed after <see cref="Build"/>.</summary>
internal sealed class AliasIndex
{
    private readonly List<string> _phrases = [];
    private readonly List<Action<PhraseMeanings>> _meanings = [];
    private readonly List<CompiledEntity> _entities = [];
    private PhraseMeanings[] _byPhrase = [];
    private int _aliases;

    private AliasIndex() { }

    public PhraseIndex Phrases { get; private set; } = PhraseIndex.Build([]);

    public PhraseMeanings MeaningsOf(int phrase) => _byPhrase[phrase];

    public CompiledEntity EntityOf(int number) => _entities[number];

    public static AliasIndex Build(IEnumerable<Watchlist> watchlists)
    {
        var index = new AliasIndex();
        foreach (var watchlist in watchlists)
        {
            foreach (var entity in watchlist.Entities)
                index.Add(watchlist, entity);
        }
        index.Compile();
        return index;
    }

    private void Add(Watchlist watchlist, TrackedEntity entity)
    {
        var compiled = new CompiledEntity(watchlist, entity, _entities.Count);
        _entities.Add(compiled);
        AddAlias(compiled, new Alias(entity.Name), isName: true);
        foreach (var alias in entity.Aliases)
            AddAlias(compiled, alias, isName: false);
        foreach (var phrase in entity.Exclude)
            AddPhrase(phrase, meanings => meanings.ExcludedEntities.Add(compiled.Number));
        foreach (var form in ShortNameForms.Of(entity))
        {
            var shortName = new ShortName(compiled, form);
            AddPhrase(form, meanings => meanings.ShortNames.Add(shortName));
        }
    }

    private void AddAlias(CompiledEntity entity, Alias given, bool isName)
    {
        var alias = CompiledAlias.WithMode(given);
        var kind = isName ? MentionKind.Name : alias.Mode == AliasMode.Acronym ? MentionKind.Acronym : MentionKind.Alias;
        var compiled = new CompiledAlias(entity, _aliases++, alias, kind, Compile(alias.Requires), Compile(alias.Forbids));
        foreach (var (spelling, form) in AliasForms.Of(compiled))
        {
            var aliasForm = new AliasForm(compiled, form);
            AddPhrase(spelling, meanings => meanings.Aliases.Add(aliasForm));
        }
    }

    private CompiledRule? Compile(ContextRule? rule) =>
        rule is null ? null : new CompiledRule(Compile(rule.Any), Compile(rule.All), rule.Within);

    private ContextPhrase[] Compile(IReadOnlyList<string> phrases) =>
        [.. phrases.Select(phrase => new ContextPhrase(phrase, AddPhrase(phrase, meanings => meanings.IsContext = true), this))];

    private int AddPhrase(string phrase, Action<PhraseMeanings> meaning)
    {
        _phrases.Add(phrase);
        _meanings.Add(meaning);
        return _phrases.Count - 1;
    }

    private void Compile()
    {
        Phrases = PhraseIndex.Build(_phrases);
        _byPhrase = [.. Enumerable.Range(0, Phrases.Count).Select(_ => new PhraseMeanings())];
        for (var given = 0; given < _meanings.Count; given++)
            _meanings[given](_byPhrase[Phrases.NumberOf(given)]);
        _phrases.Clear();
        _phrases.TrimExcess();
        _meanings.Clear();
        _meanings.TrimExcess();
    }
}

/// <param name="Number">Number of the entity over all watchlists.</param>
internal sealed record CompiledEntity(Watchlist Watchlist, TrackedEntity Entity, int Number);

/// <summary>A short form of a person's name, which counts in an article that names the person in full.</summary>
internal sealed record ShortName(CompiledEntity Entity, string Text);

/// <summary>A phrase of a context rule and its number in the index, known once the index is built.</summary>
internal sealed class ContextPhrase(string text, int given, AliasIndex index)
{
    public string Text => text;

    public int Phrase => index.Phrases.NumberOf(given);
}

internal sealed record CompiledRule(IReadOnlyList<ContextPhrase> Any, IReadOnlyList<ContextPhrase> All, ContextScope Within);
