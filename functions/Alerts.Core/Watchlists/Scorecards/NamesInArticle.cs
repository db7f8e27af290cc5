using Alerts.Core.Articles;
using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>The words of an article that name something: capitalised where a capital says something.</summary>
internal static class NamesInArticle
{
    private const int Shortest = 3;
    private const int Most = 500;

    /// <returns>As they stand there, by their folded form.</returns>
    public static Dictionary<string, string> Of(Article article)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var words in (FieldWords[])[new(TextField.Title, article.Title), new(TextField.Text, article.Text)])
        {
            for (var word = 0; word < words.Count && names.Count < Most; word++)
            {
                if (IsName(words, word) && words.SpanOf(word).ToString() is var name)
                    _ = names.TryAdd(FoldedName.Of(name), name);
            }
        }

        return names;
    }

    private static bool IsName(FieldWords words, int word)
    {
        var surface = words.SpanOf(word);
        return surface.Length >= Shortest && words.StartsWithCapital(word)
            && !words.IsInCapitals(word) && !words.IsInTitleCase(word)
            && (words[word].IsCapitals || !words.StartsSentence(word))
            && !NameWords.IsNeutral(surface) && !NameWords.IsTitle(surface) && !NameWords.IsParticle(surface);
    }
}
