using System.Text;

namespace Alerts.Benchmarks.Matching;

/// <summary>Made-up news, half English and half Spanish, with known aliases in it.</summary>
internal static class MatchingArticles
{
    public const int Seed = 20_250_404;

    private const int ArticleLength = 4_000;

    /// <param name="bytes">In UTF-8.</param>
    /// <param name="aliases">One word in a hundred begins one of them.</param>
    public static IReadOnlyList<string> Create(long bytes, IReadOnlyList<string> aliases)
    {
        var random = new Random(Seed);
        var articles = new List<string>();
        for (long written = 0; written < bytes; written += Encoding.UTF8.GetByteCount(articles[^1]))
            articles.Add(Article(random, articles.Count % 2 == 0 ? MatchingWords.English : MatchingWords.Spanish, aliases));
        return articles;
    }

    private static string Article(Random random, IReadOnlyList<string> words, IReadOnlyList<string> aliases)
    {
        var text = new StringBuilder();
        for (var startsSentence = true; text.Length < ArticleLength;)
        {
            var word = random.Next(1_000) switch
            {
                < 10 => Variant(random, aliases[random.Next(aliases.Count)]),
                < 30 => Decoy(random),
                _ => startsSentence ? MatchingAliases.Capital(Common(random, words)) : Common(random, words),
            };
            text.Append(word);
            startsSentence = random.Next(15) == 0;
            text.Append(startsSentence && random.Next(5) == 0 ? ".\n\n" : startsSentence ? ". " : random.Next(14) == 0 ? ", " : " ");
        }

        return text.ToString();
    }

    /// <summary>Zipf's law: the tenth word is used a tenth as often as the first.</summary>
    private static string Common(Random random, IReadOnlyList<string> words) =>
        words[(int)Math.Pow(words.Count, random.NextDouble()) - 1];

    /// <summary>A name that begins like an alias and goes on otherwise.</summary>
    private static string Decoy(Random random)
    {
        var given = MatchingWords.GivenNames[random.Next(MatchingWords.GivenNames.Count)];
        return $"{MatchingAliases.Capital(given)} {MatchingAliases.Capital(MatchingWords.English[^random.Next(1, 10_000)])}";
    }

    private static string Variant(Random random, string alias) => random.Next(10) switch
    {
        0 => alias.ToUpperInvariant(),
        1 => alias.ToLowerInvariant(),
        2 => string.Concat(alias.Normalize(NormalizationForm.FormD).Where(character => character is < '\u0300' or > '\u036F')),
        3 => alias.Normalize(NormalizationForm.FormD),
        _ => alias,
    };
}
