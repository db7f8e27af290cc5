using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alerts.Benchmarks;

/// <summary>Made-up feeds and a made-up watchlist, the same in each run.</summary>
internal static class GeneratedNews
{
    private const int ArticleBytes = 3_000;
    private const int ParagraphBytes = 600;

    private static readonly string[] Vocabulary = Words(seed: 1, count: 4_000, "b c d f g h l m n p r s t v w".Split(' '));
    private static readonly string[] GivenNames = Words(seed: 2, count: 60, "k j y z".Split(' '));
    private static readonly string[] FamilyNames = Words(seed: 3, count: 1_000, "qu x kh zh".Split(' '));

    public static string NameOf(int entity) => $"{Capital(GivenNames[entity % GivenNames.Length])} {Capital(FamilyNames[entity % FamilyNames.Length])}";

    /// <param name="matchEvery">One article in so many names somebody: the first, the second and so on of <paramref name="nameOf"/>.</param>
    public static byte[] Feed(int feed, int articles, int matchEvery, Func<int, string> nameOf)
    {
        var random = new Random(feed);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<rss version=\"2.0\"><channel><title>Feed {feed}</title><link>https://feed-{feed}.example/</link>");
        for (var article = 0; article < articles; article++)
        {
            var id = (feed * articles) + article;
            text.Append(CultureInfo.InvariantCulture,
                $"<item><guid isPermaLink=\"false\">{id}</guid><title>Article {id}</title><link>https://feed-{feed}.example/{id}</link>");
            text.Append("<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate><description>");
            if (id % matchEvery == 0)
                text.Append(CultureInfo.InvariantCulture, $"&lt;p&gt;Lawyers visited {nameOf(id / matchEvery)} on Friday.&lt;/p&gt;");
            for (var bytes = 0; bytes < ArticleBytes; bytes += ParagraphBytes)
                AppendParagraph(text, random);
            text.Append("</description></item>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</channel></rss>").ToString());
    }

    /// <summary>The text of one article of 3 KB.</summary>
    /// <param name="name">Whom it names; null for nobody.</param>
    public static string Text(int article, string? name)
    {
        var random = new Random(article);
        var text = new StringBuilder(ArticleBytes + ParagraphBytes);
        if (name is not null)
            text.Append(CultureInfo.InvariantCulture, $"Lawyers visited {name} on Friday.\n\n");
        for (var bytes = 0; bytes < ArticleBytes; bytes += ParagraphBytes)
        {
            AppendSentences(text, random, ParagraphBytes);
            text.Append("\n\n");
        }
        return text.ToString();
    }

    /// <summary>Two names each, one in three a third: what real watchlists have.</summary>
    public static byte[] Watchlist(int entities, int first = 0) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = "generated",
        name = "Generated",
        entities = Enumerable.Range(first, entities).Select(entity => new
        {
            id = $"entity-{entity}",
            name = NameOf(entity),
            type = "person",
            aliases = AliasesOf(entity),
        }),
    });

    private static string[] AliasesOf(int entity)
    {
        var initial = $"{char.ToUpperInvariant(GivenNames[entity % GivenNames.Length][0])}. {Capital(FamilyNames[entity % FamilyNames.Length])}";
        return entity % 3 == 0 ? [initial, $"Governor {NameOf(entity)}"] : [initial];
    }

    private static void AppendParagraph(StringBuilder text, Random random)
    {
        text.Append("&lt;p&gt;");
        AppendSentences(text, random, ParagraphBytes - "&lt;p&gt;&lt;/p&gt;".Length);
        text.Append("&lt;/p&gt;");
    }

    private static void AppendSentences(StringBuilder text, Random random, int length)
    {
        var sentence = true;
        for (var end = text.Length + length; text.Length < end;)
        {
            // A given name now and then: a name that begins and does not go on.
            var word = random.Next(40) == 0 ? Capital(GivenNames[random.Next(GivenNames.Length)]) : Common(random);
            text.Append(sentence ? Capital(word) : word);
            sentence = random.Next(14) == 0;
            text.Append(sentence ? ". " : " ");
        }
    }

    /// <summary>Few words make up most of a text, as in any language.</summary>
    private static string Common(Random random) => Vocabulary[(int)(Vocabulary.Length * Math.Pow(random.NextDouble(), 4))];

    private static string[] Words(int seed, int count, string[] consonants)
    {
        var random = new Random(seed);
        var words = new HashSet<string>();
        while (words.Count < count)
        {
            var syllables = Enumerable.Range(0, random.Next(1, 5)).Select(_ => consonants[random.Next(consonants.Length)] + "aeiou"[random.Next(5)]);
            var word = string.Concat(syllables);
            if (word.Length > 2)
                words.Add(word);
        }

        return [.. words];
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
