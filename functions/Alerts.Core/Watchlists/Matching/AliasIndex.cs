using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>All watchlists, compiled; never changed after <see cref="Build"/>.</summary>
internal sealed class AliasIndex
{
    private readonly List<string> _given = [];
    private readonly List<PhraseMeaning> _givenMeanings = [];
    private PhraseRoles[] _roles = [];
    private int[] _starts = [];
    private PhraseMeaning[] _meanings = [];
    private int _entities;
    private int _aliases;

    private AliasIndex() { }

    public PhraseIndex Phrases { get; private set; } = PhraseIndex.Build([]);

    public PhraseRoles RolesOf(int phrase) => _roles[phrase];

    public ReadOnlySpan<PhraseMeaning> MeaningsOf(int phrase) => _meanings.AsSpan(_starts[phrase].._starts[phrase + 1]);

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
        var compiled = new CompiledEntity(watchlist, entity, _entities++);
        AddAlias(compiled, new Alias(entity.Name), isName: true);
        foreach (var alias in entity.Aliases)
            AddAlias(compiled, alias, isName: false);
        foreach (var phrase in entity.Exclude)
            AddPhrase(phrase, new Exclusion(compiled));
        foreach (var form in ShortNameForms.Of(entity))
            AddPhrase(form, new ShortName(compiled, form));
    }

    private void AddAlias(CompiledEntity entity, Alias given, bool isName)
    {
        var alias = CompiledAlias.WithMode(given);
        var kind = isName ? MentionKind.Name : alias.Mode == AliasMode.Acronym ? MentionKind.Acronym : MentionKind.Alias;
        var compiled = new CompiledAlias(entity, _aliases++, alias, kind, Compile(alias.Requires), Compile(alias.Forbids));
        foreach (var (spelling, form) in AliasForms.Of(compiled))
            AddPhrase(spelling, new AliasForm(compiled, form));
    }

    private CompiledRule? Compile(ContextRule? rule) =>
        rule is null ? null : new CompiledRule(Compile(rule.Any), Compile(rule.All), rule.Within);

    private ContextPhrase[] Compile(IReadOnlyList<string> phrases) =>
        [.. phrases.Select(phrase => new ContextPhrase(phrase, AddPhrase(phrase, ContextMark.Instance), this))];

    private int AddPhrase(string phrase, PhraseMeaning meaning)
    {
        _given.Add(phrase);
        _givenMeanings.Add(meaning);
        return _given.Count - 1;
    }

    private void Compile()
    {
        Phrases = PhraseIndex.Build(_given);
        _roles = new PhraseRoles[Phrases.Count];
        _starts = new int[Phrases.Count + 1];
        _meanings = new PhraseMeaning[_givenMeanings.Count];
        for (var given = 0; given < _givenMeanings.Count; given++)
            _starts[Phrases.NumberOf(given) + 1]++;
        for (var phrase = 0; phrase < Phrases.Count; phrase++)
            _starts[phrase + 1] += _starts[phrase];
        var next = _starts.AsSpan(0, Phrases.Count).ToArray();
        for (var given = 0; given < _givenMeanings.Count; given++)
        {
            var phrase = Phrases.NumberOf(given);
            _meanings[next[phrase]++] = _givenMeanings[given];
            _roles[phrase] |= _givenMeanings[given].Role;
        }
        _given.Clear();
        _givenMeanings.Clear();
        _given.TrimExcess();
        _givenMeanings.TrimExcess();
    }
}
