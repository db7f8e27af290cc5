using System.Diagnostics;
using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

/// <summary>Broken and hostile documents.</summary>
public sealed class FeedRepairTests
{
    private static readonly Uri s_base = new("https://news.example/feed");

    [Theory]
    [InlineData("<title>AT&T sues</title>", "AT&T sues")]
    [InlineData("<title>Bukele visita Per&uacute; &mdash; hoy</title>", "Bukele visita Perú — hoy")]
    [InlineData("<title>a\u0008b\u0000c &#8; &#xFFFF; d</title>", "abc d")]
    [InlineData("<title>1 < 2 & 3 <4</title>", "1 < 2 & 3 <4")]
    [InlineData("<media:title>no</media:title><title>yes</title>", "yes")]
    [InlineData("<title>closed wrongly</titel><link>https://news.example/1</link>", "closed wrongly")]
    [InlineData("<title>not closed<link>https://news.example/1</link>", "not closed")]
    [InlineData("<title a=1 a='2' b=\"<\" c>attributes</title>", "attributes")]
    [InlineData("<title><![CDATA[section not closed</title>", "section not closed")]
    [InlineData("<title>&lol9;</title>", "&lol9;")]
    [InlineData("<title xml:space=\"wrong\" xmlns:xml=\"x\" xmlns:e=\"\">names</title>", "names")]
    [InlineData("<title>😀 & &#xD83D; half</title>", "😀 & half")]
    public void A_fault_in_one_item_costs_nothing_else(string broken, string expectedTitle)
    {
        var feed = Parse($"<rss><channel><item><title>Before</title></item><item>{broken}</item><item><title>After</title></item></channel></rss>");

        Assert.Equal(["Before", expectedTitle, "After"], feed.Items.Select(item => item.Title));
        Assert.StartsWith("The XML is broken; what could be read was kept. The first fault: ", feed.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_is_not_closed_ends_where_the_next_begins()
    {
        var feed = Parse("<rss><channel><item><title>One</title><description><p>text<item><title>Two</title></item></channel></rss>");

        Assert.Equal(["One", "Two"], feed.Items.Select(item => item.Title));
    }

    [Theory]
    [InlineData("<rss><channel><title>News</title><item><title>One</title></item><item><title>Tw")]
    [InlineData("<rss><channel><title>News</title><item><title>One</title></item><item><title>Tw</title><descr")]
    [InlineData("<rss><channel><title>News</title><item><title>One</title></item><item><title>Tw</title><description><![CDATA[<p>")]
    [InlineData("<rss><channel><title>News</title><item><title>One</title></item><item><title>Tw</title><link href=\"htt")]
    public void A_cut_off_feed_keeps_its_good_items(string text)
    {
        var feed = Parse(text);

        Assert.Equal("News", feed.Title);
        Assert.Equal(["One", "Tw"], feed.Items.Select(item => item.Title));
        Assert.NotNull(feed.Warning);
    }

    [Theory]
    [InlineData("PHP Warning: <br/> in line 3 <?xml version=\"1.0\"?><rss><channel><item><title>One</title></item></channel></rss>")]
    [InlineData(" <?xml version=\"1.0\"?><rss><channel><item><title>One</title></item></channel></rss>")]
    [InlineData("<rss><channel></channel></rss><item><title>One</title></item>")]
    [InlineData("<rss><channel><item><title>One</title></item></channel></rss> <script>track()</script>")]
    [InlineData("<atom:feed><atom:entry><atom:title>One</atom:title></atom:entry></atom:feed>")]
    public void Rubbish_around_the_feed_does_no_harm(string text)
    {
        var feed = Parse(text);

        Assert.Equal("One", Assert.Single(feed.Items).Title);
        Assert.True(feed.Bozo);
        Assert.NotNull(feed.Warning);
    }

    [Fact]
    public void An_undeclared_prefix_means_what_it_usually_means()
    {
        var item = Assert.Single(Parse(
            "<rss><channel><item><title>x</title><dc:creator>Ana</dc:creator><content:encoded>&lt;p>Text</content:encoded><foo:bar/></item></channel></rss>").Items);

        Assert.Equal(("Ana", "<p>Text"), (item.Author, item.ContentHtml));
    }

    [Theory]
    [InlineData("<!ENTITY e SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!ENTITY % p SYSTEM \"http://127.0.0.1/x.dtd\"> %p; <!ENTITY e \"x\">")]
    public void No_entity_of_a_document_type_is_expanded_or_fetched(string declarations)
    {
        var text = $"<?xml version=\"1.0\"?><!DOCTYPE rss [{declarations}]><rss><channel><item><title>&e;</title></item></channel></rss>";
        _ = Parse(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var feed = Parse(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_024 * 1_024);
        Assert.Equal("&e;", Assert.Single(feed.Items).Title);
        Assert.NotNull(feed.Warning);
    }

    [Fact]
    public void A_bomb_of_nested_entities_is_refused_by_its_name()
    {
        const string Bomb = "<!DOCTYPE rss [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>";

        var fault = Assert.Throws<FeedFormatException>(() => Parse(Bomb));

        Assert.Contains("XML bombs", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quadratic_blow_up_stays_as_small_as_it_was_sent()
    {
        var text = $"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 100_000)}\">]><rss><channel><item><title>t</title><description>{Repeat("&a;", 100_000)}</description></item></channel></rss>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        var feed = Parse(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1_024 * 1_024);
        Assert.Equal(300_000, Assert.Single(feed.Items).SummaryHtml!.Length);
    }

    [Theory]
    [InlineData("<a>", 5_000)]
    [InlineData("<a>", 300_000)]
    [InlineData("<a ", 300_000)]
    [InlineData("</a", 300_000)]
    [InlineData("<![CDATA[", 100_000)]
    [InlineData("<!--", 200_000)]
    [InlineData("<a b=\"<a c='\"", 80_000)]
    [InlineData("b=\"<a c='\" ", 20_000)]
    [InlineData("&", 1_000_000)]
    [InlineData("&amp", 250_000)]
    [InlineData("<item>", 150_000)]
    [InlineData("<x:y xmlns:x='u'>", 60_000)]
    public void Hostile_markup_costs_little_time_and_no_stack(string piece, int count)
    {
        var watch = Stopwatch.StartNew();

        var feed = Parse($"<rss><channel><item><title>Good</title></item><item><description>x {Repeat(piece, count)} ></description></item>");

        Assert.Equal("Good", feed.Items[0].Title);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_title_of_a_megabyte_is_cut()
    {
        var feed = Parse($"<rss><channel><item><title>{Repeat("word &lt;b ", 100_000)}</title></item></channel></rss>");

        Assert.InRange(Assert.Single(feed.Items).Title.Length, 200, 300);
    }

    [Fact]
    public void Rubbish_of_any_kind_ends_in_a_document_or_a_named_error()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        string[] pieces = ["<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<!--", "-->", "&", "&amp;", "&#x", ";", "<",
            ">", "\"", "'", "=", "x", ":", "xmlns:", "xml:base=\"", "/", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "\uD800", "\0", "{", "<!DOCTYPE ", "[", "]", "<?xml "];
        for (var run = 0; run < 3_000; run++)
        {
            var text = (run % 2 == 0 ? "<rss><channel><item>" : "") + string.Concat(Enumerable.Range(0, 40).Select(_ => pieces[random.Next(pieces.Length)]));
            var fault = Record.Exception(() => FeedParser.Parse(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(), null, s_base));
            Assert.True(fault is null or FeedFormatException, $"seed {seed}, text {text}: {fault}");
        }
    }

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();

    private static FeedDocument Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, s_base);
}
