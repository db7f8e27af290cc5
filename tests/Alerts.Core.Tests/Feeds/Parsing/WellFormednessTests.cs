using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds.Parsing;

/// <summary>What a strict, namespace-aware reader of XML refuses is read and flagged, with words for an admin; nothing else is.</summary>
public sealed class WellFormednessTests
{
    [Theory]
    [InlineData("<title>AT&amp;T &lt; &#233; &#xE9; &quot;&apos;</title>")]
    [InlineData("<title><![CDATA[AT&T <b> ]] > &eacute;]]></title>")]
    [InlineData("<title a='1' b=\"it's > 2\"/>")]
    [InlineData("<!-- a - b --><?php echo '<a>' ?><title>x</title >")]
    [InlineData("<x:y xmlns:x=\"urn:x\" x:z=\"1\" z=\"1\"><x:y/></x:y>")]
    [InlineData("<category>x<image><title>y</title><link>z</link></image></category>")]
    [InlineData("<description>one<br/>two<br></br></description>")]
    [InlineData("<description><details><summary>x</summary><p>y</p></details></description>")]
    public void What_is_well_formed_is_not_flagged(string fields)
    {
        var feed = ParseItem(fields);

        Assert.Equal((false, null), (feed.Bozo, feed.Warning));
    }

    [Theory]
    [InlineData("<title>AT&T</title>", "line 2, column 16: an ampersand stands alone where &amp; is meant.")]
    [InlineData("<title>Per&uacute;</title>", "line 2, column 17: the entity &uacute; is one of HTML or none, and not known to XML.")]
    [InlineData("<foo>&#8;</foo>", "line 2, column 12: a character reference names no character that XML allows.")]
    [InlineData("<title>1 < 2</title>", "line 2, column 16: a \"less than\" stands alone where &lt; is meant.")]
    [InlineData("<title>a ]]> b</title>", "line 2, column 16: \"]]>\" ends a section that was never opened.")]
    [InlineData("<title>x</titel>", "line 2, column 15: the element <title> has no end tag.")]
    [InlineData("<title>x</title></b>", "line 2, column 23: the end tag </b> closes nothing.")]
    [InlineData("<a:b/>", "line 2, column 7: the prefix \"a\" is not declared.")]
    [InlineData("<b a:c=\"1\"/>", "line 2, column 9: the prefix \"a\" is not declared.")]
    [InlineData("<b c=\"1\" c=\"2\"/>", "line 2, column 9: the attribute \"c\" stands twice in one tag.")]
    [InlineData("<b c=1/>", "line 2, column 11: the attribute \"c\" has no value in quotes.")]
    [InlineData("<b c=\"1\"d=\"2\"/>", "line 2, column 15: no space stands between two attributes.")]
    [InlineData("<!-- a -- b -->", "line 2, column 7: a comment holds \"--\".")]
    [InlineData("<b xmlns:c=\"\"/>", "line 2, column 16: a prefix is declared in a way that is not allowed.")]
    public void What_is_not_is_flagged_with_place_and_fault(string fields, string fault)
    {
        var feed = ParseItem(fields);

        Assert.True(feed.Bozo);
        Assert.Equal($"The XML is broken; what could be read was kept. The first fault: {fault}", feed.Warning);
    }

    [Theory]
    [InlineData("<!-- x --><?xml version=\"1.0\"?><rss><channel/></rss>")]
    [InlineData("<?xml encoding=\"utf-8\"?><rss><channel/></rss>")]
    [InlineData("<rss><channel/></rss>text")]
    [InlineData("<rss><channel/></rss><rss/>")]
    [InlineData("<rss><channel/>")]
    [InlineData("<rss><channel/></rss")]
    public void Faults_of_the_document_itself_are_flagged(string text) => Assert.True(Parse(text).Bozo);

    [Fact]
    public void A_document_type_that_may_declare_entities_makes_their_names_no_fault()
    {
        var feed = Parse("<!DOCTYPE rss SYSTEM \"x.dtd\"><rss><channel><title>Per&uacute; &lol;</title></channel></rss>");

        Assert.Equal(("Perú &lol;", false), (feed.Title, feed.Bozo));
        Assert.Equal("The document declares entities of its own; they are never filled in and stand in the text by their names.", feed.Warning);
    }

    [Fact]
    public void An_item_whose_section_and_end_tag_are_both_damaged_costs_no_other()
    {
        var feed = Parse("""
            <rss><channel><item><title>One</title></item><item><title>Two</title><description><![CDATA[text]]</desc</item>
            <item><title>Three</title><description><![CDATA[text]]></description></item></channel></rss>
            """);

        Assert.Equal(["One", "Two", "Three"], feed.Items.Select(item => item.Title));
    }

    [Fact]
    public void Many_sections_without_end_before_a_far_one_are_read_in_one_go()
    {
        var feed = Parse($"<rss><channel>{string.Concat(Enumerable.Repeat("<item><title><![CDATA[x</title></item>", 400))}{new string(' ', 1_000_000)}]]></channel></rss>");

        Assert.Equal(400, feed.Items.Count);
    }

    [Fact]
    public void An_entry_whose_content_is_not_closed_ends_where_the_next_begins()
    {
        var feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><content type="xhtml"><div>text</div></entry>
            <entry><title>Two</title><content type="html">text</content></entry></feed>
            """);

        Assert.Equal(["One", "Two"], feed.Items.Select(item => item.Title));
    }

    [Fact]
    public void Entries_are_read_where_the_beginning_of_the_feed_is_broken()
    {
        var feed = Parse("feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry><entry><title>Two</title></entry></feed>");

        Assert.Equal(["One", "Two"], feed.Items.Select(item => item.Title));
        Assert.True(feed.Bozo);
    }

    private static FeedDocument ParseItem(string fields) => Parse($"<rss version=\"2.0\"><channel>\n<item>{fields}</item></channel></rss>");

    private static FeedDocument Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, new Uri("https://news.example/feed"));
}
