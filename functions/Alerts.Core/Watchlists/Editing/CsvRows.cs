using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Cuts a table into rows, and notes what is no proper table.</summary>
/// <param name="refuse">Gets line, code and message.</param>
internal sealed class CsvRows(ReadOnlyMemory<byte> utf8, Action<int, string, string> refuse)
{
    private static readonly string[] s_required = ["entity", "name"];

    public IEnumerable<CsvRow> Read()
    {
        if (PlacedJsonReader.InvalidByteIn(utf8.Span) is { } place)
        {
            refuse(new TextPlaces(utf8).At(place).Line, "syntax", "the file is not UTF-8; expected CSV saved as UTF-8");
            return [];
        }
        var text = Encoding.UTF8.GetString(utf8.Span);
        return ReadRows(text.StartsWith('\uFEFF') ? text[1..] : text);
    }

    private IEnumerable<CsvRow> ReadRows(string text)
    {
        var hasBadQuotes = false;
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            IgnoreBlankLines = false,
            BadDataFound = _ => hasBadQuotes = true,
        });
        Dictionary<string, int>? columns = null;
        for (var line = 1; csv.Read(); line = csv.RawRow + 1)
        {
            hasBadQuotes = false;
            var row = new CsvRow(line, csv.Record!, columns ?? []);
            if (hasBadQuotes)
                refuse(line, "syntax", "quotation marks do not pair up; expected a cell with a quotation mark to stand in quotation marks, and the mark itself twice");
            else if (columns is null)
                columns = ColumnsOf(row);
            else if (row.Cells.Length > columns.Count && row.Cells.Skip(columns.Count).Any(cell => cell.Length > 0))
                refuse(line, "too-many-cells", $"the row has more cells than the first line has columns ({columns.Count}); expected a cell with a comma to stand in quotation marks");
            else if (!row.IsEmpty)
                yield return row;
            if (columns is null)
                yield break;
        }
        if (columns is null)
            refuse(1, "syntax", $"the file is empty; expected a first line with names of columns such as {string.Join(',', WatchlistCsv.Columns.Take(4))}");
    }

    /// <summary>Programs for tables write semicolons where the comma parts a number.</summary>
    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return header.Contains(',') ? "," : header.Contains(';') ? ";" : header.Contains('\t') ? "\t" : ",";
    }

    /// <returns>Null when the rows cannot be told without them.</returns>
    private Dictionary<string, int>? ColumnsOf(CsvRow header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < header.Cells.Length; index++)
        {
            var column = header.Cells[index].Trim().ToLowerInvariant();
            if (!WatchlistCsv.Columns.Contains(column))
                refuse(header.Line, "unknown-column", $"there is no column {WatchlistWords.Quoted(column)}; expected {WatchlistWords.OneOf(WatchlistCsv.Columns)}");
            else if (!columns.TryAdd(column, index))
                refuse(header.Line, "given-twice", $"the column \"{column}\" is given twice; expected it once");
        }
        string[] missing = [.. s_required.Where(column => !columns.ContainsKey(column))];
        foreach (var column in missing)
            refuse(header.Line, "missing", $"there is no column \"{column}\"; expected one, since it is required");
        return missing.Length == 0 && columns.Count == header.Cells.Length ? columns : null;
    }
}
