namespace Alerts.Core.Watchlists;

/// <summary>The fixed words of the format.</summary>
internal static class WatchlistWords
{
    /// <summary>Scopes of a context rule that have a name; the others are numbers of words.</summary>
    public static readonly string[] Scopes = [Of(ContextUnit.Article), Of(ContextUnit.Paragraph), Of(ContextUnit.Sentence)];

    private const int LongestQuote = 60;

    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static string[] All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>Somebody's text inside a message: on one line and not too long.</summary>
    public static string Quoted(string text) => $"\"{Shortened(text)}\"";

    public static string Shortened(string text)
    {
        var shown = text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
        return string.Concat(shown.Select(character => char.IsControl(character) ? ' ' : character));
    }

    /// <summary>"a", "b" or "c", for a message.</summary>
    public static string OneOf(IReadOnlyList<string> words)
    {
        var quoted = words.Select(word => $"\"{word}\"").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
