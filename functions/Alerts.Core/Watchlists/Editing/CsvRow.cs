namespace Alerts.Core.Watchlists.Editing;

/// <summary>A row of the table by the names of its columns.</summary>
/// <param name="Line">Where it begins.</param>
internal sealed record CsvRow(int Line, string[] Cells, IReadOnlyDictionary<string, int> Columns)
{
    /// <returns>Empty where there is no such column or cell.</returns>
    public string this[string column] =>
        Columns.TryGetValue(column, out var index) && index < Cells.Length ? CsvCells.Unguarded(Cells[index].Trim()) : "";

    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);

    public bool HasAny(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (this[column].Length > 0)
                return true;
        }
        return false;
    }
}
