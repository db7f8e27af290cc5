using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>
/// A watchlist as a table (RFC 4180): a row for each alias. What is said of an entity stands in its first row and may be said again in
/// the others. It holds all but the watchlist's own id and name.
/// </summary>
public static class WatchlistCsv
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "entity", "name", "type", "alias", "language", "mode", "requires_any", "requires_all", "requires_within",
        "forbids_any", "forbids_all", "forbids_within", "exclude", "threshold_salience", "threshold_mentions", "note",
    ];

    /// <param name="id">Of the watchlist.</param>
    /// <param name="utf8">With or without a byte order mark; columns may stand in any order, and those without a value be left out.</param>
    public static DraftFile Read(ReadOnlyMemory<byte> utf8, string id, string name) => new CsvDraftReader(utf8, id, name).Read();

    /// <returns>UTF-8 with a byte order mark, by which programs for tables know that it is.</returns>
    public static byte[] Write(Watchlist watchlist)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            WriteRow(csv, Columns);
            foreach (var row in watchlist.Entities.SelectMany(Rows))
                WriteRow(csv, row);
        }
        return stream.ToArray();
    }

    private static void WriteRow(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(CsvCells.Guarded(cell));
        csv.NextRecord();
    }

    private static IEnumerable<string[]> Rows(TrackedEntity entity)
    {
        yield return [entity.Id, entity.Name, WatchlistWords.Of(entity.Type), .. Cells(entity.Aliases.Count > 0 ? entity.Aliases[0] : null), .. Cells(entity)];
        foreach (var alias in entity.Aliases.Skip(1))
            yield return [entity.Id, "", "", .. Cells(alias), "", "", "", ""];
    }

    private static string[] Cells(Alias? alias) => alias is null
        ? ["", "", "", .. Cells((ContextRule?)null), .. Cells((ContextRule?)null)]
        : [alias.Text, alias.Language ?? "", alias.Mode is { } mode ? WatchlistWords.Of(mode) : "", .. Cells(alias.Requires), .. Cells(alias.Forbids)];

    private static string[] Cells(ContextRule? rule) => rule is null
        ? ["", "", ""]
        : [CsvCells.Join(rule.Any), CsvCells.Join(rule.All), WordFor(rule.Within)];

    private static string WordFor(ContextScope scope) =>
        scope.Unit == ContextUnit.Words ? scope.Words.ToString(CultureInfo.InvariantCulture) : WatchlistWords.Of(scope.Unit);

    private static string[] Cells(TrackedEntity entity) =>
    [
        CsvCells.Join(entity.Exclude),
        entity.Threshold is { } threshold ? WatchlistWords.Of(threshold.Salience) : "",
        entity.Threshold?.Mentions.ToString(CultureInfo.InvariantCulture) ?? "",
        entity.Note ?? "",
    ];
}
