using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds.Parsing;

public sealed class ContentTests
{
    [Theory]
    [InlineData("type=\"html\"", "&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;", "<p>1 &lt; 2</p>")]
    [InlineData("type=\"text\"", "1 &lt; 2", "1 &lt; 2")]
    [InlineData("", "a &lt;b&gt;", "a &lt;b&gt;")]
    [InlineData("type=\"text/plain\"", "<![CDATA[a <b>]]>", "a &lt;b&gt;")]
    [InlineData("type=\"xhtml\"", "&lt;p&gt;", "&lt;p&gt;")]
    [InlineData("type=\"xhtml\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\">a &lt; <b class='x \"y\"'>b</b><hr/><p/></div>", "<div>a &lt; <b class=\"x &quot;y&quot;\">b</b><hr><p></p></div>")]
    [InlineData("type=\"application/xml\"", "<x:y xmlns:x=\"urn:x\"><![CDATA[1 < 2]]></x:y>", "<y>1 &lt; 2</y>")]
    [InlineData("type=\"application/octet-stream\"", "PHA+SGk8L3A+", "<p>Hi</p>")]
    [InlineData("mode=\"base64\"", "PHA+SGk8L3A+", "<p>Hi</p>")]
    [InlineData("mode=\"base64\" type=\"text/plain\"", "PHA+SGk8L3A+", "&lt;p&gt;Hi&lt;/p&gt;")]
    [InlineData("mode=\"escaped\" type=\"text/html\"", "&lt;p&gt;Hi&lt;/p&gt;", "<p>Hi</p>")]
    [InlineData("type=\"image/png\"", "iVBORw0KGgoAAAANSUhEUg==", null)]
    [InlineData("type=\"video/mp4\" src=\"https://news.example/a.mp4\"", "", null)]
    public void Atom_says_what_its_text_is(string attributes, string content, string? expected) =>
        Assert.Equal(expected, Parse($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content {attributes}>{content}</content></entry></feed>").ContentHtml);

    [Theory]
    [InlineData("<p>no link = none</p>")]
    [InlineData("<a href=\"https://a.example/?x=1&amp;y=2\">a</a><img src='//cdn.example/x.png'>", "<a href=\"https://a.example/?x=1&amp;y=2\">a</a><img src='https://cdn.example/x.png'>")]
    [InlineData("<a href=\"/b?x=1&amp;y=2\">b</a>", "<a href=\"https://news.example/b?x=1&amp;y=2\">b</a>")]
    [InlineData("<a class=x href=c>c</a>", "<a class=x href=https://news.example/feeds/c>c</a>")]
    [InlineData("<IMG ALT=\"a\" SRC = 'd.png'>", "<IMG ALT=\"a\" SRC = 'https://news.example/feeds/d.png'>")]
    [InlineData("<video poster=\"p.jpg\"><source src=\"v.mp4\"></video>", "<video poster=\"https://news.example/feeds/p.jpg\"><source src=\"https://news.example/feeds/v.mp4\"></video>")]
    [InlineData("<a href=\"mailto:a@b.example\">m</a><a href=\"javascript:x()\">j</a><img src=\"data:image/png;base64,AA==\">")]
    [InlineData("write src=\"x\" in <b>text</b> and href=y too")]
    [InlineData("<a data-href=\"x\" hrefs=\"y\">z</a>")]
    public void Relative_links_in_HTML_become_absolute(string html, string? expected = null)
    {
        var item = Parse($"<rss><channel><item><description><![CDATA[{html}]]></description></item></channel></rss>");

        Assert.Equal(expected ?? html, item.SummaryHtml);
    }

    [Fact]
    public void Links_follow_the_base_of_their_element()
    {
        var item = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/">
              <entry xml:base="y/"><id>p/1</id><link href="one"/><summary type="html" xml:base="/s/">&lt;a href="t">t&lt;/a></summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="u">u</a><p xml:base="https://b.example/"><a href="v">v</a></p></div></content></entry>
            </feed>
            """);

        Assert.Equal(("https://a.example/x/y/p/1", "https://a.example/x/y/one"), (item.Guid, item.Link));
        Assert.Equal("<a href=\"https://a.example/s/t\">t</a>", item.SummaryHtml);
        Assert.Equal("<div><a href=\"https://a.example/x/y/u\">u</a><p><a href=\"https://b.example/v\">v</a></p></div>", item.ContentHtml);
    }

    [Theory]
    [InlineData("<content:encoded>whole</content:encoded><content>part</content>", "whole")]
    [InlineData("<content>part</content><content:encoded>whole</content:encoded>", "whole")]
    [InlineData("<body xmlns=\"http://www.w3.org/1999/xhtml\"><p>Text</p></body>", "<p>Text</p>")]
    public void The_whole_story_is_preferred(string fields, string expected) =>
        Assert.Equal(expected, Parse($"<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>{fields}</item></channel></rss>").ContentHtml);

    [Theory]
    [InlineData("é&lt;日本&gt;😀&amp;amp;end", "é<日本>😀&amp;end")]
    [InlineData("0123456789abcdef0123456789abcdé0123456789abcdef", "0123456789abcdef0123456789abcdé0123456789abcdef")]
    [InlineData("a&#146;b&#x92;c&rsquo;d&#8217;", "a’b’c’d’")]
    [InlineData("?page=1&amp;copy=2;&copy=3;&notit;", "?page=1&copy=2;&copy=3;&notit;")]
    public void Letters_and_references_are_read_to_the_character(string text, string expected) =>
        Assert.Equal(expected, Parse($"<rss><channel><item><description>{text}</description></item></channel></rss>").SummaryHtml);

    [Fact]
    public void A_base_made_to_swell_each_link_does_not_swell_the_document()
    {
        var links = string.Concat(Enumerable.Repeat("<a href='x'/>", 50_000));
        var text = $"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://a.example/{new string('b', 400)}/\"><entry><content type=\"xhtml\"><div>{links}</div></content></entry></feed>";

        Assert.InRange(Parse(text).ContentHtml!.Length, links.Length, links.Length * 5);
    }

    private static FeedItem Parse(string text) =>
        Assert.Single(FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, new Uri("https://news.example/feeds/all")).Items);
}
