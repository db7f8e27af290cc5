namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Names as they are compared here: words without case and accents, whatever stands between them.</summary>
internal static class FoldedName
{
    private const int LongestWord = 64;

    public static string[] WordsOf(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[LongestWord], stackalloc char[1]);
        while (reader.MoveNext())
            words.Add(reader.Word.ToString());
        return [.. words];
    }

    public static string Of(string text) => string.Join(' ', WordsOf(text));

    /// <summary>Every spelling of an entity, its name and what it excludes among them.</summary>
    public static HashSet<string> KnownOf(TrackedEntity entity) =>
        [.. entity.Aliases.Select(alias => alias.Text).Concat(entity.Exclude).Prepend(entity.Name).Select(Of)];
}
