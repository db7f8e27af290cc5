using System.Globalization;
using System.Text;

namespace Alerts.Benchmarks.Parsing;

/// <summary>Feeds of made-up news in English and Spanish, the same in each run: three RSS to one Atom, two with CDATA to one escaped.</summary>
internal static class ParsingCorpus
{
    public const int Seed = 20_250_404;
    public const long Bytes = 52_000_000;
    public const int ItemsAFeed = 100;

    private static readonly string[] s_english =
        ("the a of and in to for with on by from council court judge minister lawyer prison family border flight order ruling appeal government official report week "
            + "city river market school teacher nurse driver bridge road rain price vote law rights hearing record witness returned said asked ordered moved signed refused "
            + "waited published answered new public local federal former last early late quiet long").Split(' ');

    private static readonly string[] s_spanish =
        ("el la los las de y en para con por desde consejo tribunal jueza ministro abogada cárcel familia frontera vuelo orden fallo apelación gobierno funcionaria informe "
            + "semana ciudad río mercado escuela maestra enfermero camión puente camino lluvia precio votación ley derechos audiencia niño testigo volvió dijo pidió ordenó "
            + "trasladó firmó negó esperó publicó respondió nueva público según también años señaló más difícil último").Split(' ');

    public static IReadOnlyList<byte[]> Create()
    {
        var feeds = new List<byte[]>();
        for (long total = 0; total < Bytes; total += feeds[^1].Length)
            feeds.Add(Encoding.UTF8.GetBytes(Render(feeds.Count)));
        return feeds;
    }

    private static string Render(int feed)
    {
        var random = new Random(Seed + feed);
        var words = feed % 2 == 0 ? s_english : s_spanish;
        var isCharacterData = feed % 3 != 2;
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (feed % 4 == 3)
            AtomFeed(text, random, words, feed, isCharacterData);
        else
            RssFeed(text, random, words, feed, isCharacterData);
        return text.ToString();
    }

    private static void RssFeed(StringBuilder text, Random random, string[] words, int feed, bool isCharacterData)
    {
        text.Append(CultureInfo.InvariantCulture, $"""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel>
              <title>Feed {feed}</title>
              <link>https://feed-{feed}.example/</link>
              <description>{Sentence(random, words, 8)}</description>
              <atom:link href="https://feed-{feed}.example/rss" rel="self" type="application/rss+xml"/>
              <language>{Language(words)}</language>

            """);
        for (var item = 0; item < ItemsAFeed; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  <item>
                    <title>{Sentence(random, words, 9)}</title>
                    <link>https://feed-{feed}.example/2025/04/{item}?a=1&amp;b=2</link>
                    <guid isPermaLink="false">https://feed-{feed}.example/?p={item}</guid>
                    <pubDate>{Date(item):ddd, dd MMM yyyy HH':'mm':'ss} +0000</pubDate>
                    <dc:creator>{Name(random, words)}</dc:creator>
                    <category>{words[random.Next(words.Length)]}</category>
                    <category>{words[random.Next(words.Length)]}</category>
                    <description>{Wrap($"<p>{Sentence(random, words, 25)}</p>", isCharacterData)}</description>
                    <content:encoded>{Wrap(Html(random, words, feed), isCharacterData)}</content:encoded>
                  </item>

                """);
        }

        text.Append("</channel>\n</rss>\n");
    }

    private static void AtomFeed(StringBuilder text, Random random, string[] words, int feed, bool isCharacterData)
    {
        text.Append(CultureInfo.InvariantCulture, $"""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{Language(words)}">
              <title>Feed {feed}</title>
              <subtitle>{Sentence(random, words, 8)}</subtitle>
              <link href="https://feed-{feed}.example/"/>
              <link href="https://feed-{feed}.example/atom" rel="self"/>
              <id>https://feed-{feed}.example/</id>
              <updated>{Date(0):s}Z</updated>

            """);
        for (var entry = 0; entry < ItemsAFeed; entry++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  <entry>
                    <title>{Sentence(random, words, 9)}</title>
                    <link href="https://feed-{feed}.example/2025/04/{entry}?a=1&amp;b=2"/>
                    <id>tag:feed-{feed}.example,2025:{entry}</id>
                    <published>{Date(entry):s}Z</published>
                    <updated>{Date(entry):s}Z</updated>
                    <author><name>{Name(random, words)}</name></author>
                    <category term="{words[random.Next(words.Length)]}"/>
                    <summary type="html">{Wrap($"<p>{Sentence(random, words, 25)}</p>", isCharacterData)}</summary>
                    <content type="html">{Wrap(Html(random, words, feed), isCharacterData)}</content>
                  </entry>

                """);
        }

        text.Append("</feed>\n");
    }

    /// <summary>2 to 6 KB.</summary>
    private static string Html(Random random, string[] words, int feed)
    {
        var html = new StringBuilder();
        for (var length = random.Next(2_000, 6_000); html.Length < length;)
        {
            html.Append("<p>").Append(Sentence(random, words, 18)).Append(' ');
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"https://feed-{feed}.example/{random.Next(10_000)}?x=1&amp;y=2\">{Sentence(random, words, 4)}</a>&nbsp;");
            html.Append(Sentence(random, words, 22)).Append(" <strong>").Append(Sentence(random, words, 3)).Append("</strong> &#8220;")
                .Append(Sentence(random, words, 12)).Append("&#8221;</p>\n");
        }

        return html.ToString();
    }

    private static string Wrap(string html, bool isCharacterData) => isCharacterData
        ? $"<![CDATA[{html}]]>"
        : html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Sentence(Random random, string[] words, int count)
    {
        var sentence = new StringBuilder();
        for (var word = 0; word < count; word++)
            sentence.Append(word == 0 ? "" : " ").Append(words[random.Next(words.Length)]);
        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.Append('.').ToString();
    }

    private static string Name(Random random, string[] words) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase($"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}");

    private static string Language(string[] words) => words == s_english ? "en" : "es";

    private static DateTime Date(int item) => new DateTime(2025, 4, 4, 12, 0, 0, DateTimeKind.Utc).AddMinutes(-17 * item);
}
