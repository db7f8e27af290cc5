using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>How a cell of the table holds a text or a list.</summary>
internal static partial class CsvCells
{
    private const char Separator = '|';
    private const char Escape = '\\';

    /// <summary>A program for tables would compute what begins like a formula: an apostrophe before it makes it a text.</summary>
    public static string Guarded(string text) => FormulaPattern().IsMatch(text) ? $"'{text}" : text;

    public static string Unguarded(string cell) => GuardPattern().IsMatch(cell) ? cell[1..] : cell;

    public static string Join(IEnumerable<string> items) => string.Join(" | ", items.Select(Escaped));

    /// <returns>Without white space around the items.</returns>
    public static IReadOnlyList<string> Split(string cell)
    {
        if (cell.Length == 0)
            return [];
        var items = new List<string>();
        var item = new StringBuilder();
        for (var index = 0; index < cell.Length; index++)
        {
            var isEscape = cell[index] == Escape && index + 1 < cell.Length && cell[index + 1] is Escape or Separator;
            if (isEscape)
                item.Append(cell[++index]);
            else if (cell[index] != Separator)
                item.Append(cell[index]);
            else
                Take();
        }
        Take();
        return items;

        void Take()
        {
            items.Add(item.ToString().Trim());
            item.Clear();
        }
    }

    private static string Escaped(string item) => item.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);

    // Apostrophes before the sign are there already: one more keeps them apart from ours.
    [GeneratedRegex("^'*[=+@-]")]
    private static partial Regex FormulaPattern();

    [GeneratedRegex("^'+[=+@-]")]
    private static partial Regex GuardPattern();
}
