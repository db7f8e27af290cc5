using System.Globalization;
using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds.Parsing;

/// <summary>What feeds say beside titles and texts.</summary>
public sealed class FeedFieldsTests
{
    private const string Namespaces = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
        + "xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" "
        + "xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"";

    [Fact]
    public void A_channel_tells_its_rhythm_hub_and_pages()
    {
        var feed = Parse("""
            <title>News</title><link>https://news.example/</link><description>All &lt;b&gt;news&lt;/b&gt;</description>
            <atom:link rel="self" href="https://news.example/feed.xml"/><atom:link rel="hub" href="https://hub.example/"/><atom:link rel="next" href="?page=2"/>
            <pubDate>Fri, 04 Apr 2025 16:30:00 GMT</pubDate><lastBuildDate>Sat, 05 Apr 2025 16:30:00 GMT</lastBuildDate><ttl>30</ttl>
            <managingEditor>desk@news.example (News Desk)</managingEditor><category>World</category><category>Politics</category>
            <image><url>/logo.png</url><title>Logo</title><link>https://logo.example/</link></image>
            <textInput><title>Search</title><link>https://search.example/</link></textInput>
            """);

        Assert.Equal(("https://news.example/", "https://news.example/feed.xml", "https://hub.example/", "https://news.example/feed?page=2"),
            (feed.SiteLink, feed.SelfLink, feed.Hub, feed.NextLink));
        Assert.Equal(("rss20", "All news", "News Desk", "https://news.example/logo.png"), (feed.Format, feed.Description, feed.Author, feed.Image));
        Assert.Equal((4, 5, TimeSpan.FromMinutes(30)), (feed.Published!.Value.Day, feed.Updated!.Value.Day, feed.UpdateInterval));
        Assert.Equal(["World", "Politics"], feed.Categories);
    }

    [Theory]
    [InlineData("<ttl>60</ttl>", 60)]
    [InlineData("<ttl>0</ttl>", null)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<sy:updatePeriod> daily\n</sy:updatePeriod>", 1_440)]
    [InlineData("<sy:updatePeriod>never</sy:updatePeriod>", null)]
    [InlineData("<ttl>99999999</ttl>", null)]
    public void The_interval_of_updates_is_what_the_publisher_says(string fields, int? minutes) =>
        Assert.Equal(minutes, (int?)Parse(fields).UpdateInterval?.TotalMinutes);

    [Theory]
    [InlineData("<author>Ana</author><author>Ben</author>", "Ana, Ben")]
    [InlineData("<dc:creator>Ana</dc:creator><dc:creator>Ben</dc:creator><dc:creator>Ana</dc:creator>", "Ana, Ben")]
    [InlineData("<author>desk@news.example</author>", "desk@news.example")]
    [InlineData("<author>Ana Ruiz &lt;ana@news.example&gt;</author>", "Ana Ruiz")]
    [InlineData("<atom:author><atom:name>Ana</atom:name><atom:email>a@b.example</atom:email></atom:author>", "Ana")]
    [InlineData("<atom:author><atom:email>a@b.example</atom:email></atom:author>", "a@b.example")]
    [InlineData("<itunes:author>Pod</itunes:author><author>Ana</author>", "Ana")]
    [InlineData("<itunes:author>Pod</itunes:author>", "Pod")]
    public void Authors_are_names_and_all_of_them(string fields, string expected) => Assert.Equal(expected, ParseItem(fields).Author);

    [Fact]
    public void Categories_are_names_each_once()
    {
        var item = ParseItem("<category><![CDATA[Arts &amp; Culture]]></category><category>Law</category><dc:subject>Law</dc:subject>"
            + "<atom:category term=\"courts\" label=\"Courts\"/><category>&amp;lt;b&amp;gt;</category><itunes:keywords>a, b</itunes:keywords><category/>");

        Assert.Equal(["Arts & Culture", "Law", "courts", "&lt;b&gt;", "a", "b"], item.Categories);
    }

    [Fact]
    public void Enclosures_come_from_RSS_Atom_and_Media_RSS()
    {
        var item = ParseItem("<enclosure url=\"/a.mp3\" length=\"123\" type=\"audio/mpeg\">text</enclosure><atom:link rel=\"enclosure\" href=\"https://b.example/b\" length=\"x\"/>"
            + "<media:group><media:content url=\"c.jpg\" fileSize=\"9\" type=\"image/jpeg\"><media:title>Picture</media:title></media:content></media:group>"
            + "<enclosure url=\"javascript:x\"/><enclosure url=\"/a.mp3\"/>");

        Assert.Equal(
            [
                new FeedEnclosure("https://news.example/a.mp3", "audio/mpeg", 123),
                new FeedEnclosure("https://b.example/b", null, null),
                new FeedEnclosure("https://news.example/c.jpg", "image/jpeg", 9),
            ],
            item.Enclosures);
        Assert.Equal("Picture", item.Title);
    }

    [Fact]
    public void The_source_of_an_item_is_named()
    {
        Assert.Equal(new FeedSource("Wire", "https://wire.example/rss"), ParseItem("<source url=\"https://wire.example/rss\">Wire</source>").Source);
        Assert.Equal(new FeedSource("Wire", "https://wire.example/"), ParseItem(
            "<atom:source><atom:title>Wire</atom:title><atom:link rel=\"self\" href=\"https://wire.example/feed\"/><atom:link href=\"https://wire.example/\"/></atom:source>").Source);
    }

    [Theory]
    [InlineData("<dc:language>fr</dc:language>", null, "fr")]
    [InlineData("<title>x</title>", "de", "de")]
    [InlineData("<title xml:lang=\"pt\">x</title>", null, "pt")]
    [InlineData("<title>x</title>", null, null)]
    public void An_item_may_have_its_own_language(string fields, string? language, string? expected)
    {
        var attribute = language is null ? "" : $" xml:lang=\"{language}\"";
        var feed = Parse($"<language>es</language><item{attribute}>{fields}</item>");

        Assert.Equal(("es", expected), (feed.Language, Assert.Single(feed.Items).Language));
    }

    [Fact]
    public void A_language_that_is_longer_than_any_tag_is_none()
    {
        var feed = ParseText($"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{new string('e', 70_000)}\"><entry xml:lang=\"{new string('e', 51)}\"><title>x</title></entry></feed>");

        Assert.Equal((null, null), (feed.Language, Assert.Single(feed.Items).Language));
    }

    [Theory]
    [InlineData("<dc:date>2025-04-04</dc:date>", "2025-04-04", "2025-04-04")]
    [InlineData("<pubDate>Fri, 04 Apr 2025 00:00:00 GMT</pubDate><dc:date>2025-04-05</dc:date>", "2025-04-04", "2025-04-05")]
    [InlineData("<atom:issued>2025-04-03</atom:issued><atom:published>2025-04-04</atom:published><atom:updated>2025-04-06</atom:updated>", "2025-04-04", "2025-04-06")]
    [InlineData("<pubDate>yesterday</pubDate>", null, null)]
    public void An_item_has_a_date_of_publishing_and_one_of_change(string fields, string? published, string? updated)
    {
        var item = ParseItem(fields);

        Assert.Equal((published, updated), (item.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Updated?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("<rss version=\"0.93\"><channel/></rss>", "rss093")]
    [InlineData("<rss><channel/></rss>", "rss")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"/>", "rss10")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"/>", "rss090")]
    [InlineData("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"/>", "atom03")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", "atom10")]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1\" }", "json10")]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1.1\" }", "json11")]
    public void The_format_is_named(string text, string format) => Assert.Equal(format, ParseText(text).Format);

    [Fact]
    public void An_item_that_says_nothing_is_blank() => Assert.True(ParseItem("<author>Ana</author>").IsBlank);

    private static FeedItem ParseItem(string fields) => Assert.Single(Parse($"<item>{fields}</item>").Items);

    private static FeedDocument Parse(string channel) => ParseText($"<rss version=\"2.0\" {Namespaces}><channel>{channel}</channel></rss>");

    private static FeedDocument ParseText(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, new Uri("https://news.example/feed"));
}
