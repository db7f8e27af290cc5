using System.Text;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Documents made to cost their reader more than they cost their sender, in any size.</summary>
internal static class HostileShapes
{
    private const string Rss = "<rss version=\"2.0\"><channel><title>t</title>";
    private const string RssItem = Rss + "<item><title>t</title>";
    private const string RssText = RssItem + "<description>";
    private const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title>";
    private const string Xhtml = Atom + "<entry><content type=\"xhtml\">";
    private const string Json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[";

    private static readonly Dictionary<string, (string Head, Func<int, string> Unit)> s_shapes = new()
    {
        ["open tags and nothing else"] = ("", _ => "<a>"),
        ["less-than signs and nothing else"] = ("", _ => "<"),
        ["spaces and nothing else"] = ("", _ => " "),
        ["comments before the root"] = ("", _ => "<!---->"),
        ["open tags in an item"] = (RssText, _ => "<a>"),
        ["different open tags"] = (RssText, number => $"<a{number}>"),
        ["end tags without a start"] = (RssText, _ => "</a>"),
        ["end tags that skip open ones"] = (RssText, _ => "<b><i></b>"),
        ["end tags of what stands far above"] = (Rss + Repeat("<a>", 1_000), _ => "<b></c>"),
        ["less-than signs"] = (RssText, _ => "<"),
        ["less-than signs before a space"] = (RssText, _ => "< "),
        ["slashes"] = (RssText, _ => "</"),
        ["ampersands"] = (RssText, _ => "&"),
        ["ampersands before a letter"] = (RssText, _ => "&a"),
        ["character references without an end"] = (RssText, _ => "&#"),
        ["escaped markup"] = (RssText, _ => "&lt;b&gt;"),
        ["twice escaped ampersands"] = (RssText, _ => "&amp;amp;"),
        ["markup in a title"] = (Rss + "<item><title>", _ => "&lt;b&gt;x"),
        ["open comments"] = (RssText, _ => "<!--"),
        ["open sections"] = (RssText, _ => "<![CDATA["),
        ["open markup declarations"] = (RssText, _ => "<!"),
        ["open instructions"] = (RssText, _ => "<?"),
        ["section ends"] = (RssText, _ => "]]>"),
        ["one-letter sections"] = (RssText, _ => "<![CDATA[x]]>"),
        ["attributes of one name"] = ("<rss", _ => " a=\"\""),
        ["attributes of many names"] = ("<rss", number => $" a{number}=\"\""),
        ["attributes without a value"] = ("<rss ", _ => "a "),
        ["attributes with an open quote"] = (RssText, _ => "<a b=\""),
        ["declared prefixes on one tag"] = ("<rss", number => $" xmlns:a{number}=\"u\""),
        ["declared prefixes, nested"] = (RssText, number => $"<a{number}:b xmlns:a{number}=\"u\">"),
        ["the default namespace, nested"] = (Rss, _ => "<a xmlns=\"http://www.w3.org/2005/Atom\">"),
        ["undeclared prefixes"] = (Rss, number => $"<a{number}:b>"),
        ["bases, nested"] = (Atom, _ => "<a xml:base=\"b/\">"),
        ["languages, nested"] = (Atom, _ => "<a xml:lang=\"en\">"),
        ["open elements in XHTML"] = (Xhtml, _ => "<div>"),
        ["links in XHTML"] = (Xhtml, _ => "<a href=\"../b\">"),
        ["sources in sources"] = (Atom + "<entry>", _ => "<source>"),
        ["entries in entries"] = (Atom, _ => "<entry>"),
        ["channels in channels"] = ("<rss>", _ => "<channel>"),
        ["items"] = (Rss, _ => "<item/>"),
        ["items with a title"] = (Rss, _ => "<item><title>t</title></item>"),
        ["unfinished items"] = (Rss, _ => "<item"),
        ["titles"] = (RssItem, _ => "<title>t</title>"),
        ["texts"] = (RssItem, _ => "<description>t</description>"),
        ["categories"] = (RssItem, number => $"<category>{number}</category>"),
        ["authors"] = (RssItem, number => $"<author>a{number}</author>"),
        ["Atom authors"] = (Atom + "<entry>", number => $"<author><name>a{number}</name></author>"),
        ["enclosures"] = (RssItem, number => $"<enclosure url=\"/{number}\"/>"),
        ["links"] = (RssItem, number => $"<link>/{number}</link>"),
        ["dates"] = (RssItem, _ => "<pubDate>Fri, 04 Apr 2025</pubDate>"),
        ["a long date"] = (RssItem + "<pubDate>", _ => "1 "),
        ["a long address"] = (RssItem + "<link>https://a.example/", _ => "../a"),
        ["declared entities"] = ("<!DOCTYPE rss [", number => $"<!ENTITY e{number} \"x\">"),
        ["declared entities that unfold"] = ("<!DOCTYPE rss [", number => $"<!ENTITY e{number + 1} \"&e{number};&e{number};\">"),
        ["open declarations"] = ("<!DOCTYPE rss [", _ => "<!ENTITY "),
        ["brackets in a document type"] = ("<!DOCTYPE rss ", _ => "["),
        ["NUL"] = (RssText, _ => "\0"),
        ["broken UTF-8"] = (RssText, _ => "\uD800"),
        ["JSON arrays in arrays"] = (Json, _ => "["),
        ["JSON objects in objects"] = (Json, _ => "{\"a\":"),
        ["empty JSON items"] = (Json, _ => "{},"),
        ["JSON items of no use"] = (Json, _ => "1,"),
        ["JSON escapes"] = (Json + "{\"title\":\"", _ => "\\u003c"),
        ["JSON halves of letters"] = (Json + "{\"title\":\"", _ => "\\ud800"),
        ["JSON authors"] = (Json + "{\"authors\":[", number => $"{{\"name\":\"a{number}\"}},"),
        ["JSON backslashes"] = (Json + "{\"title\":\"", _ => "\\"),
    };

    public static IEnumerable<string> Names => s_shapes.Keys;

    /// <param name="bytes">About how long the document is.</param>
    public static byte[] Build(string name, int bytes)
    {
        var (head, unit) = s_shapes[name];
        var text = new StringBuilder(head);
        for (var number = 0; text.Length < bytes; number++)
            text.Append(unit(number));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
