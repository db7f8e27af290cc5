using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>What holds for any document.</summary>
public sealed class FeedPropertyTests
{
    private static readonly string[] s_names =
    [
        "rss", "channel", "item", "title", "link", "description", "guid", "pubDate", "content:encoded", "dc:creator", "media:content", "enclosure", "category", "source", "image",
        "feed", "entry", "id", "content", "summary", "author", "name", "updated", "rdf:RDF", "p", "a", "script", "br", "x:y", "Ä", "_",
    ];

    private static readonly string[] s_attributes =
    [
        "", "", "", " type=\"xhtml\"", " type=\"html\"", " href=\"/a\"", " rel=\"self\"", " xml:base=\"b/\"", " isPermaLink=\"false\"", " mode=\"base64\"", " xmlns=\"http://www.w3.org/2005/Atom\"",
        " xmlns:x=\"http://purl.org/dc/elements/1.1/\"", " a='1' a='2'", " b=c", " href", " =\"\"", " q='<'", " url=\"javascript:x\"",
    ];

    private static readonly string[] s_texts =
    [
        "", "word", " ", "a &amp; b", "a & b", "&lt;p&gt;x&lt;/p&gt;", "<![CDATA[<b>x</b>]]>", "<!-- c -->", "<?p?>", "&#0;", "&nbsp;", "1 < 2", "https://news.example/1", "ñ😀", "\u0001", "]]>",
        "Fri, 04 Apr 2025 16:30:00 EDT", "99999999999",
    ];

    /// <summary>Faults of one item that end with it.</summary>
    private static readonly string[] s_faults =
    [
        "word ", "AT&T ", "a < b ", "&nbsp;", "&lol;", "&#0;", "&#xD800;", "\u0001", "<b>", "</b>", "</title>", "<title>", "<description>", "</p>", "<br>", "<x:y>", "</x:z>", "<a b=c d>",
        "<link>javascript:x</link>", "<pubDate>never</pubDate>", "<guid/>", "<enclosure length='x'/>", "<!-- c -->", "<![CDATA[ <b> ]]>", "]]>", "<?p ?>", "<1>", "</>", "<>",
    ];

    private static Arbitrary<string> Trees => Arb.From(Gen.Sized(size => Tree(Math.Min(size, 40))));

    private static Arbitrary<string> Faults => Arb.From(Gen.Elements(s_faults).ListOf().Select(string.Concat));

    [Property(MaxTest = 1_000)]
    public void Any_bytes_are_a_feed_or_refused(byte[] bytes) => GuardedParser.Parse(bytes);

    [Property(MaxTest = 1_000)]
    public void Any_bytes_inside_a_feed_are_read_or_refused(byte[] bytes) =>
        GuardedParser.Parse([.. "<rss><channel><item><title>"u8, .. bytes, .. "</title></item></channel></rss>"u8]);

    [Property(MaxTest = 300)]
    public Property Any_tree_of_tags_is_read_or_refused() => Prop.ForAll(Trees, tree =>
    {
        GuardedParser.Parse(tree);
        Assert.NotNull(GuardedParser.Parse($"<rss version=\"2.0\"><channel>{tree}</channel></rss>"));
        Assert.NotNull(GuardedParser.Parse($"<feed xmlns=\"http://www.w3.org/2005/Atom\">{tree}</feed>"));
    });

    [Property(MaxTest = 500)]
    public Property One_bad_item_costs_no_other() => Prop.ForAll(Faults, faults =>
    {
        var feed = GuardedParser.Parse($"<rss version=\"2.0\"><channel><item><title>Before</title></item><item>{faults}</item><item><title>After</title></item></channel></rss>");

        Assert.Equal("Before", feed!.Items[0].Title);
        Assert.Equal("After", feed.Items[^1].Title);
        Assert.InRange(feed.Items.Count, 2, 3);
    });

    [Theory]
    [MemberData(nameof(SeedNames))]
    public void A_feed_cut_off_anywhere_keeps_the_items_before(string name)
    {
        var text = FuzzSeeds.Xml[name];
        var body = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length <= body.Length; length++)
        {
            var prefix = body[..length];
            var whole = CountOf("</item>", prefix) + CountOf("</a:entry>", prefix) + CountOf("</entry>", prefix);
            var feed = GuardedParser.Parse(prefix);
            Assert.True((feed?.Items.Count ?? 0) >= whole, $"{feed?.Items.Count} of {whole} items are left of the first {length} bytes.");
        }
    }

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void Any_feed_cut_off_anywhere_is_read_or_refused(int seed)
    {
        var body = FuzzSeeds.All[seed];
        for (var length = 0; length <= body.Length; length++)
            GuardedParser.Parse(body[..length]);
    }

    [Property(MaxTest = 500)]
    public void Parts_that_changed_places_are_read_or_refused(NonNegativeInt seed, NonNegativeInt first, NonNegativeInt second, NonNegativeInt third)
    {
        var body = FuzzSeeds.All[seed.Get % FuzzSeeds.All.Count];
        int[] cuts = [.. new[] { first.Get, second.Get, third.Get }.Select(cut => cut * 37 % body.Length).Order()];

        GuardedParser.Parse([.. body[..cuts[0]], .. body[cuts[1]..cuts[2]], .. body[cuts[0]..cuts[1]], .. body[cuts[2]..]]);
    }

    public static TheoryData<string> SeedNames() => [.. FuzzSeeds.Xml.Keys];

    public static TheoryData<int> SeedNumbers() => [.. Enumerable.Range(0, FuzzSeeds.All.Count)];

    private static int CountOf(string tag, ReadOnlySpan<byte> body) => body.Count(Encoding.ASCII.GetBytes(tag));

    private static Gen<string> Tree(int size) => size == 0
        ? Gen.Elements(s_texts)
        : Gen.OneOf(
            Gen.Elements(s_texts),
            Element(size),
            Element(size),
            Gen.Choose(1, 4).SelectMany(parts => Tree(size / (parts + 1)).ListOf(parts)).Select(string.Concat));

    private static Gen<string> Element(int size) =>
        from name in Gen.Elements(s_names)
        from attributes in Gen.Elements(s_attributes)
        from inside in Tree(size - 1)
        from ending in Gen.Frequency((8, Gen.Constant($"</{name}>")), (1, Gen.Constant("")), (1, Gen.Elements(s_names).Select(other => $"</{other}>")))
        select $"<{name}{attributes}>{inside}{ending}";
}
