namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>How far apart two words are: letters put in, left out, changed or swapped with their neighbour.</summary>
internal static class EditDistance
{
    /// <summary>Shorter words are too many to tell slips from other words.</summary>
    private const int ShortestWithSlip = 4;
    private const int ShortestWithTwo = 9;

    /// <summary>Slips that a word of this length may have and still be meant.</summary>
    public static int AllowedFor(int length) => length switch
    {
        < ShortestWithSlip => 0,
        < ShortestWithTwo => 1,
        _ => 2,
    };

    /// <summary>The word without one letter, without two and so on, itself among them: two words that are near have one in common.</summary>
    public static IEnumerable<string> WithoutLetters(string word)
    {
        var last = new HashSet<string>(StringComparer.Ordinal) { word };
        var all = new HashSet<string>(last, StringComparer.Ordinal);
        for (var slips = 0; slips < AllowedFor(word.Length); slips++)
        {
            last = [.. last.SelectMany(shorter => Enumerable.Range(0, shorter.Length).Select(place => shorter.Remove(place, 1)))];
            all.UnionWith(last);
        }

        return all;
    }

    public static bool AreNear(string a, string b)
    {
        var most = AllowedFor(Math.Min(a.Length, b.Length));
        return Math.Abs(a.Length - b.Length) <= most && Between(a, b) <= most;
    }

    private static int Between(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var column = 0; column <= b.Length; column++)
            above[column] = column;
        for (var letter = 1; letter <= a.Length; letter++)
        {
            row[0] = letter;
            for (var column = 1; column <= b.Length; column++)
            {
                var change = a[letter - 1] == b[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + change);
                if (letter > 1 && column > 1 && a[letter - 1] == b[column - 2] && a[letter - 2] == b[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
