using System.Globalization;
using System.Text;
using System.Text.Json;
using Alerts.Core.Watchlists.Editing;

namespace Alerts.Core.Watchlists;

/// <summary>The format of a watchlist file. What its texts may say is <see cref="WatchlistCheck"/>'s part.</summary>
internal ref struct WatchlistReader
{
    private static FieldPath List => default;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly JsonDraft _draft;
    private PlacedJsonReader _json;

    private WatchlistReader(ReadOnlySpan<byte> utf8, JsonDraft draft)
    {
        _utf8 = utf8;
        _draft = draft;
        _json = new(utf8, draft);
    }

    public static DraftFile Read(ReadOnlyMemory<byte> file)
    {
        var utf8 = file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;
        var draft = new JsonDraft(utf8);
        return draft.Finish(new WatchlistReader(utf8.Span, draft).Read());
    }

    private Watchlist? Read()
    {
        if (!_utf8.ContainsAnyExcept(" \t\r\n"u8))
            return Unreadable(0, "the file is empty; expected a watchlist as a JSON object");
        if (PlacedJsonReader.InvalidByteIn(_utf8) is { } place)
            return Unreadable(place, "the file is not UTF-8; expected JSON saved as UTF-8");
        try
        {
            _json.Advance();
            var watchlist = ReadWatchlist();
            _json.Advance();
            return watchlist;
        }
        catch (JsonException fault)
        {
            // The reader appends its own place, and at times advice for programmers.
            var message = fault.Message
                .Split(" LineNumber:")[0]
                .Replace(" Change the reader options.", "", StringComparison.Ordinal)
                .TrimEnd('.');
            return Unreadable(OffsetOf(fault), $"expected valid JSON: {message}");
        }
    }

    private readonly Watchlist? Unreadable(int place, string problem)
    {
        _draft.Add("syntax", List, place, place, problem);
        return null;
    }

    private readonly int OffsetOf(JsonException fault)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
            start += _utf8[start..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(start + (fault.BytePositionInLine ?? 0), _utf8.Length);
    }

    private Watchlist? ReadWatchlist()
    {
        string? id = null, name = null;
        List<TrackedEntity>? entities = null;
        var start = _json.Offset;
        if (!_json.EnterObject(List, "a watchlist"))
            return null;
        while (_json.NextProperty(List, "a watchlist", ["id", "name", "entities"]) is { } property)
        {
            switch (property)
            {
                case "id": id = _json.ReadText(FieldPath.Of("id"), "the watchlist's \"id\""); break;
                case "name": name = _json.ReadText(FieldPath.Of("name"), "the watchlist's \"name\""); break;
                default: entities = ReadEntities(); break;
            }
        }
        return new Watchlist
        {
            Id = id ?? Missing(FieldPath.Of("id"), start, "the watchlist"),
            Name = name ?? Missing(FieldPath.Of("name"), start, "the watchlist"),
            Entities = entities ?? MissingEntities(start),
        };
    }

    private readonly string Missing(FieldPath field, int start, string what)
    {
        _json.Missing(field, start, what);
        return "";
    }

    private readonly List<TrackedEntity> MissingEntities(int start)
    {
        _json.Missing(FieldPath.Of("entities"), start, "the watchlist");
        return [];
    }

    private List<TrackedEntity> ReadEntities()
    {
        var entities = new List<TrackedEntity>();
        if (_json.EnterArray(FieldPath.Of("entities"), "\"entities\"", "objects"))
        {
            while (_json.NextItem())
                entities.Add(ReadEntity(FieldPath.Of(entities.Count)));
        }
        return entities;
    }

    private TrackedEntity ReadEntity(FieldPath at)
    {
        string? id = null, name = null;
        var entity = new TrackedEntity { Id = "", Name = "" };
        var start = _json.Offset;
        if (!_json.EnterObject(at, "an entity"))
            return entity;
        while (_json.NextProperty(at, "an entity", ["id", "name", "type", "aliases", "exclude", "threshold", "note"]) is { } property)
        {
            var field = at with { Field = property };
            switch (property)
            {
                case "id": id = _json.ReadText(field, "the entity's \"id\""); break;
                case "name": name = _json.ReadText(field, "the entity's \"name\""); break;
                case "type": entity = entity with { Type = ReadWord<EntityType>(field) ?? entity.Type }; break;
                case "aliases": entity = entity with { Aliases = ReadAliases(at) }; break;
                case "exclude": entity = entity with { Exclude = ReadPhrases(field) }; break;
                case "threshold": entity = entity with { Threshold = ReadThreshold(field) }; break;
                default: entity = entity with { Note = _json.ReadText(field, "\"note\"") }; break;
            }
        }
        return entity with
        {
            Id = id ?? Missing(at with { Field = "id" }, start, "the entity"),
            Name = name ?? Missing(at with { Field = "name" }, start, "the entity"),
        };
    }

    private List<Alias> ReadAliases(FieldPath entity)
    {
        var aliases = new List<Alias>();
        if (!_json.EnterArray(entity with { Field = "aliases" }, "\"aliases\"", "strings or objects"))
            return aliases;
        while (_json.NextItem())
        {
            var at = entity with { Alias = aliases.Count };
            aliases.Add(_json.IsText ? new Alias(_json.ReadText(at, "an alias")) : ReadAlias(at));
        }
        return aliases;
    }

    private Alias ReadAlias(FieldPath at)
    {
        string? text = null;
        var alias = new Alias("");
        var start = _json.Offset;
        if (!_json.EnterObject(at, "an alias", orElse: "a string or "))
            return alias;
        while (_json.NextProperty(at, "an alias", ["text", "language", "mode", "requires", "forbids"]) is { } property)
        {
            var field = at with { Field = property };
            switch (property)
            {
                case "text": text = _json.ReadText(field, "an alias"); break;
                case "language": alias = alias with { Language = _json.ReadText(field, "\"language\"") }; break;
                case "mode": alias = alias with { Mode = ReadWord<AliasMode>(field) }; break;
                case "requires": alias = alias with { Requires = ReadRule(field) }; break;
                default: alias = alias with { Forbids = ReadRule(field) }; break;
            }
        }
        return alias with { Text = text ?? Missing(at with { Field = "text" }, start, "the alias") };
    }

    private Threshold ReadThreshold(FieldPath at)
    {
        var threshold = new Threshold();
        if (!_json.EnterObject(at, "\"threshold\""))
            return threshold;
        while (_json.NextProperty(at, "\"threshold\"", ["salience", "mentions"]) is { } property)
        {
            var field = at with { Field = $"threshold.{property}" };
            threshold = property == "salience"
                ? threshold with { Salience = ReadWord<Salience>(field) ?? threshold.Salience }
                : threshold with { Mentions = _json.ReadNumber(field, "\"mentions\"", 1, WatchlistRules.MostThresholdMentions) ?? threshold.Mentions };
        }
        return threshold;
    }

    private ContextRule ReadRule(FieldPath at)
    {
        var rule = new ContextRule([], []);
        if (!_json.EnterObject(at, $"\"{at.Field}\""))
            return rule;
        while (_json.NextProperty(at, $"\"{at.Field}\"", ["any", "all", "within"]) is { } property)
        {
            var field = at with { Field = $"{at.Field}.{property}" };
            rule = property switch
            {
                "any" => rule with { Any = ReadPhrases(field) },
                "all" => rule with { All = ReadPhrases(field) },
                _ => rule with { Within = ReadScope(field) },
            };
        }
        return rule;
    }

    private ContextScope ReadScope(FieldPath field) => _json.IsNumber
        ? ContextScope.Of(_json.ReadNumber(field, "\"within\"", 0, WatchlistRules.MostScopeWords) ?? 0)
        : new(ReadWord<ContextUnit>(field, WatchlistWords.Scopes, orElse: "a number of words, ") ?? default);

    private List<string> ReadPhrases(FieldPath at)
    {
        var phrases = new List<string>();
        var called = $"\"{NameOf(at)}\"";
        if (_json.EnterArray(at, called, "strings"))
        {
            while (_json.NextItem())
                phrases.Add(_json.ReadText(at with { Field = string.Create(CultureInfo.InvariantCulture, $"{at.Field}[{phrases.Count}]") }, $"a phrase in {called}"));
        }
        return phrases;
    }

    private T? ReadWord<T>(FieldPath field) where T : struct, Enum => ReadWord<T>(field, WatchlistWords.All<T>());

    private T? ReadWord<T>(FieldPath field, string[] words, string orElse = "") where T : struct, Enum
    {
        var what = $"\"{NameOf(field)}\"";
        if (!_json.IsText)
        {
            _json.ReadText(field, what);
            return null;
        }
        var word = _json.ReadText(field, what);
        if (words.Contains(word))
            return Enum.Parse<T>(word, ignoreCase: true);
        _json.Refuse(field, $"{what} is {WatchlistWords.Quoted(word)}; expected {orElse}{WatchlistWords.OneOf(words)}", "unknown-word");
        return null;
    }

    private static string NameOf(FieldPath field) => field.Field![(field.Field!.LastIndexOf('.') + 1)..];
}
