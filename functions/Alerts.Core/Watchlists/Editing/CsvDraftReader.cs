using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Makes a watchlist of the rows of a table. What its texts may say is <see cref="WatchlistCheck"/>'s part.</summary>
internal sealed class CsvDraftReader(ReadOnlyMemory<byte> utf8, string id, string name)
{
    /// <summary>What is said of an entity as a whole.</summary>
    private static readonly string[] s_entityColumns = ["name", "type", "exclude", "threshold_salience", "threshold_mentions", "note"];

    private static readonly string[] s_aliasColumns =
        ["alias", "language", "mode", "requires_any", "requires_all", "requires_within", "forbids_any", "forbids_all", "forbids_within"];

    private readonly OrderedDictionary<string, EntityRows> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldPath, int> _lines = [];
    private readonly List<DraftFault> _faults = [];

    public DraftFile Read()
    {
        foreach (var row in new CsvRows(utf8, (line, code, message) => Refuse(code, default, line, message)).Read())
            Take(row);
        var watchlist = new Watchlist { Id = id, Name = name, Entities = [.. _entities.Values.Select(ToEntity)] };
        foreach (var fault in WatchlistCheck.FaultsOf(watchlist))
            _faults.Add(fault with { Place = PlaceOf(fault.Field) });
        DraftFault[] faults = [.. _faults.OrderBy(fault => fault.Place?.Line ?? 0)];
        return new(faults.Length == 0 ? watchlist : null, faults, PlaceOf);
    }

    private void Take(CsvRow row)
    {
        var entityId = row["entity"];
        if (entityId.Length == 0)
        {
            Refuse("missing", default, row.Line, "the row names no \"entity\"; expected the id of one in each row");
            return;
        }
        if (!_entities.TryGetValue(entityId, out var entity))
        {
            _entities.Add(entityId, entity = new(_entities.Count, entityId));
            _lines[FieldPath.Of(entity.Index)] = row.Line;
        }
        foreach (var column in s_entityColumns)
            TakeForEntity(entity, column, row);
        if (!row.HasAny(s_aliasColumns))
            return;
        _lines[FieldPath.Of(entity.Index, entity.Aliases.Count)] = row.Line;
        entity.Aliases.Add(ToAlias(row, FieldPath.Of(entity.Index, entity.Aliases.Count)));
    }

    private void TakeForEntity(EntityRows entity, string column, CsvRow row)
    {
        var cell = row[column];
        var field = FieldPath.Of(entity.Index, column.Replace('_', '.'));
        if (cell.Length == 0)
            return;
        if (entity.Cells.TryAdd(column, cell))
            _lines[field] = row.Line;
        else if (entity.Cells[column] != cell)
            Refuse("contradiction", field, row.Line, string.Create(CultureInfo.InvariantCulture,
                $"\"{column}\" is {WatchlistWords.Quoted(cell)}, but {WatchlistWords.Quoted(entity.Cells[column])} in line {_lines[field]}; expected the same in all rows of {WatchlistWords.Quoted(entity.Id)}, or nothing"));
    }

    private TrackedEntity ToEntity(EntityRows entity)
    {
        var at = FieldPath.Of(entity.Index);
        var (salience, mentions) = (entity["threshold_salience"], entity["threshold_mentions"]);
        return new()
        {
            Id = entity.Id,
            Name = entity["name"],
            Type = Word(entity["type"], at with { Field = "type" }, EntityType.Other),
            Aliases = entity.Aliases,
            Exclude = CsvCells.Split(entity["exclude"]),
            Threshold = salience.Length + mentions.Length == 0
                ? null
                : new(Word(salience, at with { Field = "threshold.salience" }, Salience.Passing),
                    Number(mentions, at with { Field = "threshold.mentions" }, 1, WatchlistRules.MostThresholdMentions) ?? 1),
            Note = entity["note"] is { Length: > 0 } note ? note : null,
        };
    }

    private Alias ToAlias(CsvRow row, FieldPath at) => new(
        row["alias"],
        row["language"] is { Length: > 0 } language ? language : null,
        row["mode"] is { Length: > 0 } mode ? Word(mode, at with { Field = "mode" }, AliasMode.Folded) : null,
        ToRule(row, "requires", at),
        ToRule(row, "forbids", at));

    private ContextRule? ToRule(CsvRow row, string called, FieldPath at)
    {
        var (any, all, within) = (row[$"{called}_any"], row[$"{called}_all"], row[$"{called}_within"]);
        return any.Length + all.Length + within.Length == 0
            ? null
            : new(CsvCells.Split(any), CsvCells.Split(all), ToScope(within, at with { Field = $"{called}.within" }));
    }

    private ContextScope ToScope(string cell, FieldPath field)
    {
        if (cell.Length == 0)
            return default;
        return char.IsAsciiDigit(cell[0])
            ? ContextScope.Of(Number(cell, field, 0, WatchlistRules.MostScopeWords) ?? 0)
            : new(Word(cell, field, ContextUnit.Article, WatchlistWords.Scopes, orElse: "a number of words, "));
    }

    private T Word<T>(string cell, FieldPath field, T usual) where T : struct, Enum => Word(cell, field, usual, WatchlistWords.All<T>());

    private T Word<T>(string cell, FieldPath field, T usual, string[] words, string orElse = "") where T : struct, Enum
    {
        if (cell.Length == 0)
            return usual;
        if (words.Contains(cell.ToLowerInvariant()))
            return Enum.Parse<T>(cell, ignoreCase: true);
        Refuse("unknown-word", field, LineOf(field), $"\"{ColumnOf(field)}\" is {WatchlistWords.Quoted(cell)}; expected {orElse}{WatchlistWords.OneOf(words)}");
        return usual;
    }

    private int? Number(string cell, FieldPath field, int least, int most)
    {
        if (cell.Length == 0)
            return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Refuse("out-of-range", field, LineOf(field), string.Create(CultureInfo.InvariantCulture,
            $"\"{ColumnOf(field)}\" is {WatchlistWords.Quoted(cell)}; expected a whole number from {least} to {most}"));
        return null;
    }

    private static string ColumnOf(FieldPath field) => field.Field!.Replace('.', '_');

    private void Refuse(string code, FieldPath field, int line, string message) => _faults.Add(new(code, field, message, new(line)));

    private int LineOf(FieldPath field) => PlaceOf(field)?.Line ?? 1;

    private FilePlace? PlaceOf(FieldPath field)
    {
        foreach (var path in field.Around())
        {
            if (_lines.TryGetValue(path, out var line))
                return new(line);
        }
        return null;
    }

    /// <summary>What the rows of one entity have said so far.</summary>
    private sealed record EntityRows(int Index, string Id)
    {
        public Dictionary<string, string> Cells { get; } = [];

        public List<Alias> Aliases { get; } = [];

        public string this[string column] => Cells.GetValueOrDefault(column, "");
    }
}
