using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FeedParserTests
{
    private static readonly Uri s_base = new("https://news.example/feeds/all.xml");

    [Fact]
    public void RSS_2_gives_the_feed_and_its_items()
    {
        var feed = Parse("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
              <channel>
                <atom:link href="https://news.example/feeds/all.xml" rel="self"/>
                <title>News &amp; Views</title>
                <link>https://news.example/</link>
                <language>es-SV</language>
                <image><title>Logo</title><link>https://logo.example/</link></image>
                <item>
                  <title>Court orders return of Kilmar Abrego Garc&#237;a</title>
                  <link>https://news.example/abrego?a=1&amp;b=2</link>
                  <guid isPermaLink="false">tag:1</guid>
                  <description>&lt;p&gt;A judge ruled.&lt;/p&gt;</description>
                  <content:encoded><![CDATA[<p>A judge ruled on <b>Friday</b>.</p>]]></content:encoded>
                  <media:title>Not the title</media:title>
                  <media:group><media:description>Not the text</media:description></media:group>
                  <dc:creator>Ana Ruiz</dc:creator>
                  <pubDate>Fri, 04 Apr 2025 16:30:00 EDT</pubDate>
                </item>
              </channel>
            </rss>
            """);

        Assert.Equal("News & Views", feed.Title);
        Assert.Equal("https://news.example/", feed.SiteLink);
        Assert.Equal("es-SV", feed.Language);
        Assert.Null(feed.Warning);
        var item = Assert.Single(feed.Items);
        Assert.Equal("Court orders return of Kilmar Abrego García", item.Title);
        Assert.Equal("https://news.example/abrego?a=1&b=2", item.Link);
        Assert.Equal("tag:1", item.Guid);
        Assert.Equal("<p>A judge ruled.</p>", item.SummaryHtml);
        Assert.Equal("<p>A judge ruled on <b>Friday</b>.</p>", item.ContentHtml);
        Assert.Equal("Ana Ruiz", item.Author);
        Assert.Equal(new DateTimeOffset(2025, 4, 4, 20, 30, 0, TimeSpan.Zero), item.Published);
    }

    [Fact]
    public void RSS_1_gives_items_beside_the_channel()
    {
        var feed = Parse("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://news.example/"><title>News</title><link>https://news.example/</link><dc:language>en</dc:language>
                <items><rdf:Seq><rdf:li resource="https://news.example/1"/></rdf:Seq></items></channel>
              <image><title>Logo</title></image>
              <item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link><dc:date>2025-04-04T10:00:00-06:00</dc:date></item>
            </rdf:RDF>
            """);

        Assert.Equal(("News", "en"), (feed.Title, feed.Language));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("https://news.example/1", "https://news.example/1", "One"), (item.Guid, item.Link, item.Title));
        Assert.Equal(new DateTimeOffset(2025, 4, 4, 16, 0, 0, TimeSpan.Zero), item.Published);
    }

    [Fact]
    public void RSS_091_with_its_document_type_is_no_fault()
    {
        var feed = Parse("""
            <?xml version="1.0"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91"><channel><title>Old</title><item><title>One</title><link>/one</link></item></channel></rss>
            """);

        Assert.Null(feed.Warning);
        Assert.Equal("https://news.example/one", Assert.Single(feed.Items).Link);
    }

    [Fact]
    public void Atom_gives_text_HTML_and_XHTML_each_in_its_way()
    {
        var feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="/blog/">
              <title type="html">A &amp;amp; B</title>
              <link rel="self" href="feed"/><link href="."/>
              <author><name>Everybody</name></author>
              <entry>
                <id>urn:1</id><title>1 &lt; 2 &amp;amp; &lt;b></title>
                <link rel="enclosure" href="x.mp3"/><link rel="alternate" href="one"/>
                <summary>a &lt; b</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x &lt; y<br/><a href="/z">z</a></div></content>
                <author><name>Ana &lt;Ruiz</name><email>ana@news.example</email></author>
                <published>2025-04-04T10:00:00Z</published><updated>2025-04-05T10:00:00Z</updated>
                <source><id>urn:other</id><title>Other</title><updated>2001-01-01T00:00:00Z</updated></source>
              </entry>
              <entry xml:base="https://other.example/a/"><id>urn:2</id><title type="html">&lt;em>Two&lt;/em> &amp;lt;b&amp;gt;</title><link href="two"/>
                <content type="html">&lt;p>Text&lt;/p></content></entry>
            </feed>
            """);

        Assert.Equal(("A & B", "https://news.example/blog/", "en"), (feed.Title, feed.SiteLink, feed.Language));
        Assert.Equal(2, feed.Items.Count);
        var (one, two) = (feed.Items[0], feed.Items[1]);
        Assert.Equal(("urn:1", "1 < 2 &amp; <b>", "https://news.example/blog/one"), (one.Guid, one.Title, one.Link));
        Assert.Equal("a &lt; b", one.SummaryHtml);
        Assert.Equal("<div>x &lt; y<br><a href=\"https://news.example/z\">z</a></div>", one.ContentHtml);
        Assert.Equal("Ana <Ruiz", one.Author);
        Assert.Equal((4, 5), (one.Published!.Value.Day, one.Updated!.Value.Day));
        Assert.Equal(("Two <b>", "https://other.example/a/two", "<p>Text</p>"), (two.Title, two.Link, two.ContentHtml));
    }

    [Theory]
    [InlineData("https://jsonfeed.org/version/1", "\"author\": { \"name\": \"Ana\" }")]
    [InlineData("https://jsonfeed.org/version/1.1", "\"authors\": [{ \"name\": \"Ana\" }]")]
    public void JSON_Feed_is_read(string version, string author)
    {
        var feed = Parse($$"""
            { "version": "{{version}}", "title": "News", "home_page_url": "https://news.example/", "language": "es",
              "items": [
                { "id": 7, "url": "/seven", "title": "Siete < ocho", "content_html": "<p>Hola</p>", "date_published": "2025-04-04T10:00:00-06:00", {{author}} },
                { "id": "8", "content_text": "a < b\n\nc", "external_url": "https://other.example/8" },
                "no item",
                { "id": "9", "title": "broken \ud800 letter" },
              ] }
            """);

        Assert.Equal(("News", "https://news.example/", "es"), (feed.Title, feed.SiteLink, feed.Language));
        Assert.Equal("An entry of the list of items is no item and was left out.", feed.Warning);
        Assert.Equal(["7", "8", "9"], feed.Items.Select(item => item.Guid));
        Assert.Equal(("https://news.example/seven", "Siete < ocho", "<p>Hola</p>", "Ana"), (feed.Items[0].Link, feed.Items[0].Title, feed.Items[0].ContentHtml, feed.Items[0].Author));
        Assert.Equal(("https://other.example/8", "a &lt; b<br><br>c"), (feed.Items[1].Link, feed.Items[1].ContentHtml));
        Assert.Equal("", feed.Items[2].Title);
    }

    [Fact]
    public void A_cut_off_JSON_Feed_keeps_its_good_items()
    {
        var feed = Parse("""{ "version": "https://jsonfeed.org/version/1", "items": [ { "id": "1", "title": "One" }, { "id": "2", "ti""");

        Assert.Equal("One", Assert.Single(feed.Items).Title);
        Assert.StartsWith("The JSON is broken; what stands before the fault was kept: ", feed.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<guid>https://news.example/1</guid>", "https://news.example/1")]
    [InlineData("<guid isPermaLink=\"true\">https://news.example/1</guid>", "https://news.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://news.example/1</guid>", null)]
    [InlineData("<guid>1</guid>", null)]
    [InlineData("<guid>https://news.example/1</guid><link>https://news.example/2</link>", "https://news.example/2")]
    [InlineData("<link>  ../two#part  </link>", "https://news.example/two#part")]
    [InlineData("<link>//cdn.example/x</link>", "https://cdn.example/x")]
    [InlineData("<link>https://news.example/a b\"c</link>", "https://news.example/a%20b%22c")]
    [InlineData("<link>javascript:alert(1)</link><title>x</title>", null)]
    [InlineData("<link>data:text/html,x</link><title>x</title>", null)]
    [InlineData("<link>file:///etc/passwd</link><title>x</title>", null)]
    [InlineData("<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"alternate\" href=\"/atom\"/>", "https://news.example/atom")]
    [InlineData("<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"self\" href=\"/atom\"/><title>x</title>", null)]
    public void A_link_is_absolute_http_or_missing(string fields, string? expected) =>
        Assert.Equal(expected, ParseItem(fields).Link);

    [Theory]
    [InlineData("a &lt;b&gt;bold&lt;/b&gt; word", "a bold word")]
    [InlineData("<![CDATA[AT&amp;T &eacute; &#8217; &#146;]]>", "AT&T é ’ ’")]
    [InlineData("&amp;lt;b&amp;gt;", "<b>")]
    [InlineData("&amp;amp;lt;", "&lt;")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;after", "after")]
    [InlineData("one&lt;br/&gt;two", "one two")]
    [InlineData("Profits &lt;3% and 1 &lt; 2", "Profits <3% and 1 < 2")]
    [InlineData("two\r\n  lines&#10;here", "two lines here")]
    [InlineData("safe\u202Efdp.exe\u2066 \u200Bx\u00AD", "safefdp.exe x")]
    [InlineData("in <i>line</i> markup", "in line markup")]
    public void A_title_is_one_line_of_plain_text(string title, string expected) =>
        Assert.Equal(expected, ParseItem($"<title>{title}</title>").Title);

    [Fact]
    public void A_title_has_at_most_300_characters_and_no_half_letter()
    {
        var title = ParseItem($"<title>{string.Concat(Enumerable.Repeat("😀", 1_000))}</title>").Title;

        Assert.InRange(title.Length, 250, 300);
        Assert.EndsWith("😀…", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<author>ana@news.example (Ana Ruiz)</author>", "Ana Ruiz")]
    [InlineData("<author>Ana Ruiz</author>", "Ana Ruiz")]
    [InlineData("<author>Desk</author><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Ana</dc:creator>", "Ana")]
    public void An_author_is_a_name(string fields, string expected) => Assert.Equal(expected, ParseItem(fields + "<title>x</title>").Author);

    [Fact]
    public void Only_the_first_500_items_are_read_and_the_rest_is_said()
    {
        var feed = Parse($"<rss><channel>{string.Concat(Enumerable.Range(1, 10_000).Select(i => $"<item><title>{i}</title></item>"))}");

        Assert.Equal(500, feed.Items.Count);
        Assert.Equal("500", feed.Items[^1].Title);
        Assert.Equal("The feed lists more than 500 items; only the first 500 were read.", feed.Warning);
    }

    [Theory]
    [InlineData("", "The answer is empty.")]
    [InlineData("  \r\n", "The answer is empty.")]
    [InlineData("<!doctype html><html><p>Hello", "The answer is an HTML page, not a feed; look on that page for the address of its feed.")]
    [InlineData("<opml version=\"2.0\"/>", "The answer is XML but no feed: its outermost element is <opml>; expected <rss>, <rdf:RDF> or <feed>.")]
    [InlineData("{ \"error\": \"no\" }", "The answer is JSON but no JSON Feed: it has neither a version of jsonfeed.org nor a list of items.")]
    [InlineData("Service unavailable", "The answer is not a feed: it is no JSON Feed and holds none of the elements <rss>, <rdf:RDF>, <feed> and <channel>.")]
    public void What_is_no_feed_is_named(string body, string message) =>
        Assert.Equal(message, Assert.Throws<FeedFormatException>(() => Parse(body)).Message);

    [Fact]
    public void A_feed_behind_a_document_type_of_HTML_is_a_feed() =>
        Assert.Equal("News", Parse("<!DOCTYPE html>\n<!-- made by x --> <rss><channel><title>News</title></channel></rss>").Title);

    private static FeedDocument Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, s_base);

    private static FeedItem ParseItem(string fields) => Assert.Single(Parse($"<rss version=\"2.0\"><channel><item>{fields}</item></channel></rss>").Items);
}
