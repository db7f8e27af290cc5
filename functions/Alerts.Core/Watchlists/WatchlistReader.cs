namespace Alerts.Core.Watchlists;

/// <summary>The format of a watchlist file; how it is written in JSON is <see cref="PlacedJsonReader"/>'s part.</summary>
internal ref struct WatchlistReader(ReadOnlySpan<byte> utf8, string fileName)
{
    private PlacedJsonReader _json = new(utf8, fileName);

    public Watchlist Read()
    {
        _json.Open();
        string? id = null, name = null;
        List<TrackedEntity>? entities = null;
        var place = _json.EnterObject("a watchlist");
        while (_json.NextProperty("a watchlist", ["id", "name", "entities"]) is { } property)
        {
            switch (property)
            {
                case "id": id = ReadId("the watchlist's \"id\""); break;
                case "name": name = ReadName("the watchlist's \"name\""); break;
                default: entities = ReadEntities(); break;
            }
        }
        _json.Close();
        return new Watchlist
        {
            Id = id ?? throw _json.Missing(place, "the watchlist", "id"),
            Name = name ?? throw _json.Missing(place, "the watchlist", "name"),
            Entities = entities ?? throw _json.Missing(place, "the watchlist", "entities"),
        };
    }

    private List<TrackedEntity> ReadEntities()
    {
        var entities = new List<TrackedEntity>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        _json.EnterArray("\"entities\"", "objects");
        while (_json.NextItem())
            entities.Add(ReadEntity(ids));
        return entities;
    }

    private TrackedEntity ReadEntity(HashSet<string> ids)
    {
        string? id = null, name = null, note = null;
        var type = EntityType.Other;
        List<Alias> aliases = [];
        List<string> exclude = [];
        Threshold? threshold = null;
        var place = _json.EnterObject("an entity");
        while (_json.NextProperty("an entity", ["id", "name", "type", "aliases", "exclude", "threshold", "note"]) is { } property)
        {
            switch (property)
            {
                case "id":
                    id = ReadId("the entity's \"id\"");
                    if (!ids.Add(id))
                        throw _json.Fault($"two entities have the id \"{id}\"; expected an id of its own for each");
                    break;
                case "name": name = ReadName("the entity's \"name\""); break;
                case "type": type = ReadWord<EntityType>("\"type\""); break;
                case "aliases": aliases = ReadAliases(); break;
                case "exclude": exclude = ReadPhrases("\"exclude\""); break;
                case "threshold": threshold = ReadThreshold(); break;
                default: note = ReadText("\"note\"", WatchlistRules.LongestNote); break;
            }
        }
        return new TrackedEntity
        {
            Id = id ?? throw _json.Missing(place, "the entity", "id"),
            Name = name ?? throw _json.Missing(place, "the entity", "name"),
            Type = type,
            Aliases = aliases,
            Exclude = exclude,
            Threshold = threshold,
            Note = note,
        };
    }

    private List<Alias> ReadAliases()
    {
        var aliases = new List<Alias>();
        _json.EnterArray("\"aliases\"", "strings or objects");
        while (_json.NextItem())
            aliases.Add(_json.IsText ? new Alias(ReadName("an alias")) : ReadAlias());
        return aliases;
    }

    private Alias ReadAlias()
    {
        string? text = null, language = null;
        AliasMode? mode = null;
        ContextRule? requires = null, forbids = null;
        var place = _json.EnterObject("an alias", orElse: "a string or ");
        while (_json.NextProperty("an alias", ["text", "language", "mode", "requires", "forbids"]) is { } property)
        {
            switch (property)
            {
                case "text": text = ReadName("an alias"); break;
                case "language": language = ReadLanguage(); break;
                case "mode": mode = ReadWord<AliasMode>("\"mode\""); break;
                case "requires": requires = ReadRule("\"requires\""); break;
                default: forbids = ReadRule("\"forbids\""); break;
            }
        }
        return new Alias(text ?? throw _json.Missing(place, "the alias", "text"), language, mode, requires, forbids);
    }

    private Threshold ReadThreshold()
    {
        var threshold = new Threshold();
        _json.EnterObject("\"threshold\"");
        while (_json.NextProperty("\"threshold\"", ["salience", "mentions"]) is { } property)
        {
            threshold = property == "salience"
                ? threshold with { Salience = ReadWord<Salience>("\"salience\"") }
                : threshold with { Mentions = _json.ReadNumber("\"mentions\"", 1, WatchlistRules.MostThresholdMentions) };
        }
        return threshold;
    }

    private ContextRule ReadRule(string what)
    {
        List<string> any = [], all = [];
        var within = default(ContextScope);
        var place = _json.EnterObject(what);
        while (_json.NextProperty(what, ["any", "all", "within"]) is { } property)
        {
            switch (property)
            {
                case "any": any = ReadPhrases("\"any\""); break;
                case "all": all = ReadPhrases("\"all\""); break;
                default: within = ReadScope(); break;
            }
        }
        return any.Count + all.Count > 0
            ? new ContextRule(any, all, within)
            : throw _json.FaultAt(place, $"{what} names no phrase; expected at least one in \"any\" or \"all\"");
    }

    private ContextScope ReadScope() => _json.IsNumber
        ? ContextScope.Of(_json.ReadNumber("\"within\"", 0, WatchlistRules.MostScopeWords))
        : new(Enum.Parse<ContextUnit>(ReadOneOf("\"within\"", WatchlistWords.Scopes, orElse: "a number of words, "), ignoreCase: true));

    private List<string> ReadPhrases(string what)
    {
        var phrases = new List<string>();
        _json.EnterArray(what, "strings");
        while (_json.NextItem())
        {
            var phrase = ReadText($"a phrase in {what}", WatchlistRules.LongestName);
            phrases.Add(WatchlistRules.HasWord(phrase)
                ? phrase
                : throw _json.Fault($"the phrase \"{phrase}\" in {what} has no letter or digit; expected a phrase to look for"));
        }
        return phrases;
    }

    private string ReadId(string what)
    {
        var id = _json.ReadText(what);
        return WatchlistRules.IsId(id)
            ? id
            : throw _json.Fault(
                $"{what} is {WatchlistWords.Quoted(id)}; "
                + $"expected 1 to {WatchlistRules.LongestId} lower-case letters, digits and hyphens");
    }

    /// <summary>A name or alias: whatever is looked for by itself.</summary>
    private string ReadName(string what)
    {
        var name = ReadText(what, WatchlistRules.LongestName);
        return WatchlistRules.IsDistinctive(name)
            ? name
            : throw _json.Fault(
                $"{what} is \"{name}\", which would match nearly everything or nothing; expected at least two letters or digits");
    }

    private string ReadLanguage()
    {
        var language = _json.ReadText("\"language\"");
        return WatchlistRules.IsLanguage(language)
            ? language
            : throw _json.Fault(
                $"\"language\" is {WatchlistWords.Quoted(language)}; expected a language tag such as \"es\" or \"en-US\"");
    }

    private string ReadText(string what, int longest)
    {
        var text = _json.ReadText(what).Trim();
        if (text.Length == 0)
            throw _json.Fault($"{what} is empty; expected 1 to {longest} characters");
        if (text.Length > longest)
            throw _json.Fault($"{what} has {text.Length} characters; expected at most {longest}");
        return text;
    }

    private T ReadWord<T>(string what) where T : struct, Enum =>
        Enum.Parse<T>(ReadOneOf(what, WatchlistWords.All<T>()), ignoreCase: true);

    private string ReadOneOf(string what, string[] words, string orElse = "")
    {
        var word = _json.ReadText(what);
        return words.Contains(word)
            ? word
            : throw _json.Fault($"{what} is {WatchlistWords.Quoted(word)}; expected {orElse}{WatchlistWords.OneOf(words)}");
    }
}
