using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>
/// Other names that an article gives beside a mention: "Terrorism Confinement Center (CECOT)", "CECOT (Terrorism Confinement Center)".
/// Not for people and places, behind whom ages, parties and agencies stand.
/// </summary>
internal static class BracketNames
{
    private const int Longest = 80;
    private const int MostWords = 7;

    private static readonly string[] s_explanations = [" por ", " by ", " for ", " in ", " en ", " or ", " o ", ",", ";"];
    private static readonly string[] s_articles = ["the ", "el ", "la ", "los ", "las "];

    /// <param name="mention">Any but a short name.</param>
    /// <returns>Null where none is given.</returns>
    public static (string Name, TextRange Place)? Beside(Mention mention, TrackedEntity entity, Article article)
    {
        if (entity.Type is EntityType.Person or EntityType.Location || mention.Kind == MentionKind.ShortName)
            return null;
        var text = mention.Field == TextField.Title ? article.Title : article.Text;
        return Behind(text, mention.Range.End) ?? Before(text, mention.Range);
    }

    private static (string Name, TextRange Place)? Behind(string text, int end)
    {
        var opening = SkipSpaces(text, end);
        if (opening >= text.Length || text[opening] is not ('(' or '['))
            return null;
        var length = text.AsSpan(opening + 1, Math.Min(Longest, text.Length - opening - 1)).IndexOfAny(')', ']');
        return length > 0 && NameIn(text.Substring(opening + 1, length)) is { } name ? (name, new(opening + 1, length)) : null;
    }

    /// <summary>The mention fills the brackets: the word before them is its acronym.</summary>
    private static (string Name, TextRange Place)? Before(string text, TextRange mention)
    {
        var opening = mention.Start - 1;
        if (opening < 1 || text[opening] is not ('(' or '[') || mention.End >= text.Length || text[mention.End] is not (')' or ']'))
            return null;
        var end = text.AsSpan(0, opening).TrimEnd(' ').Length;
        var start = text.AsSpan(0, end).LastIndexOfAny(' ', '\n') + 1;
        var word = text[start..end].Trim('“', '”', '"', '‘', '’');
        return word.Count(char.IsUpper) > 1 && IsName(word) ? (word, new(start, end - start)) : null;
    }

    private static string? NameIn(string content)
    {
        foreach (var explanation in s_explanations)
        {
            if (content.IndexOf(explanation, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                content = content[..at];
        }

        var name = content.Trim(' ', '“', '”', '"', '‘', '’', '\'', '.');
        var article = s_articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.OrdinalIgnoreCase));
        name = article is null ? name : name[article.Length..];
        return IsName(name) ? name : null;
    }

    private static bool IsName(string text) =>
        text.Length > 1 && char.IsUpper(text[0])
        && text.Count(char.IsLetter) > 1
        && text.Split(' ').Length <= MostWords
        && text.All(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '.' or '\'' or '’');

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0')
            at++;
        return at;
    }
}
