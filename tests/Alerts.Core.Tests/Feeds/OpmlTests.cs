using System.Text;
using System.Xml.Linq;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class OpmlTests
{
    [Fact]
    public void Entries_come_with_their_folders()
    {
        var entries = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0"><head><title>Mine</title></head><body>
              <outline text="Top" xmlUrl="https://top.example/feed"/>
              <outline text="News">
                <outline text="Latin America">
                  <outline type="rss" text="El Faro" title="El Faro &amp; more" xmlUrl="https://elfaro.example/rss" htmlUrl="https://elfaro.example/"/>
                </outline>
                <outline type="rss" xmlurl=" https://courts.example/rss "/>
              </outline>
              <outline text="Again" xmlUrl="https://TOP.example/feed"/>
            </body></opml>
            """);

        Assert.Equal(
            [
                new OpmlEntry("https://top.example/feed", "Top"),
                new OpmlEntry("https://elfaro.example/rss", "El Faro & more", "https://elfaro.example/", "News / Latin America"),
                new OpmlEntry("https://courts.example/rss", "courts.example", null, "News"),
            ],
            entries);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        OpmlEntry[] entries =
        [
            new("https://top.example/feed?a=1&b=2", "Top <b>\u0008"),
            new("https://elfaro.example/rss", "El Faro", "https://elfaro.example/", "News / Latin America"),
            new("https://courts.example/rss", "Courts", null, "News"),
        ];

        var read = Opml.Read(Opml.Write(entries, "Alerts"), "feeds.opml");

        Assert.Equal([entries[0] with { Title = "Top <b>" }, entries[2], entries[1]], read);
    }

    [Theory]
    [InlineData("https://peri\\u00f3dico.example/a\\u00f1o")]
    [InlineData("https://news.example/half-\\ud83d-a-pair")]
    [InlineData("https://news.example/\\u0001")]
    public void The_site_that_a_feed_names_can_be_written_whatever_letters_it_has(string written)
    {
        var document = Encoding.UTF8.GetBytes($$"""{ "version": "https://jsonfeed.org/version/1.1", "home_page_url": "{{written}}", "items": [] }""");
        var site = FeedParser.Parse(document, null, new("https://news.example/feed")).SiteLink;

        var entry = new OpmlEntry("https://news.example/feed", "News", site);
        Assert.Equal([entry], Opml.Read(Opml.Write([entry], "Alerts"), "feeds.opml"));
    }

    [Theory]
    [InlineData("24/7", "AC/DC")]
    [InlineData("Here / there", "A // B")]
    [InlineData("/", "//")]
    [InlineData("/ News", "News /")]
    [InlineData("He said \"no\" & <left>", "it's")]
    [InlineData("🇸🇻 El Salvador", "日本 👩‍👩‍👧")]
    public void A_folder_keeps_its_name_whatever_stands_in_it(string outer, string inner)
    {
        var folder = FolderPath.Join([outer, inner]);
        OpmlEntry[] entries =
        [
            new("https://a.example/feed", inner, null, FolderPath.Join([outer])),
            new("https://b.example/feed", outer, null, folder),
        ];

        Assert.Equal(entries, Opml.Read(Opml.Write(entries, "Alerts"), "feeds.opml"));
        Assert.Equal([outer, inner], FolderPath.Split(folder));
    }

    [Fact]
    public void A_folder_is_written_once_with_its_folders_inside()
    {
        OpmlEntry[] entries =
        [
            new("https://b.example/feed", "B", null, "News / Latin America"),
            new("https://c.example/feed", "C", null, "Courts"),
            new("https://d.example/feed", "D", null, "News / Latin America / El Salvador"),
            new("https://a.example/feed", "A", null, "News"),
            new("https://e.example/feed", "E"),
        ];

        var written = XDocument.Parse(Encoding.UTF8.GetString(Opml.Write(entries, "Alerts")));

        Assert.Equal(
            "E Courts(C) News(A Latin America(B El Salvador(D)))",
            Describe(written.Root!.Element("body")!.Elements()));
    }

    [Fact]
    public void Entries_that_name_no_feed_are_told_apart_from_those_that_do()
    {
        var list = Opml.ReadList(Encoding.UTF8.GetBytes("""
            <opml><body>
              <outline text="A" xmlUrl="https://a.example/feed"/>
              <outline text="B"/>
              <outline text="C" xmlUrl="file:///etc/passwd"/>
              <outline text="A again" xmlUrl="https://a.example/feed"/>
            </body></opml>
            """), "feeds.opml");

        Assert.Equal(["https://a.example/feed"], list.Entries.Select(entry => entry.Url));
        Assert.Equal([(3, "B", null), (4, "C", "file:///etc/passwd")], list.Faults.Select(fault => (fault.Line, fault.Title, fault.Url)));
        Assert.Equal(1, list.Repeated);
    }

    [Theory]
    [InlineData("<opml>\n<body>\n<outline text=\"x\" xmlUrl=\"https://a.example\">\n</body></opml>", "feeds.opml, line 4: this is no well-formed XML (")]
    [InlineData("", "feeds.opml, line 1: this is no well-formed XML (")]
    [InlineData("\n<rss/>", "feeds.opml, line 2: expected <opml> as the outermost element, but found <rss>.")]
    [InlineData(
        "<opml><body>\n<outline text=\"Courts\"/></body></opml>",
        "feeds.opml, line 2: the entry \"Courts\" has no xmlUrl; expected <outline text=\"Name\" xmlUrl=\"https://…\"/>.")]
    [InlineData(
        "<opml><body>\n\n<outline text=\"x\" xmlUrl=\"courts.example/rss\"/></body></opml>",
        "feeds.opml, line 3: xmlUrl \"courts.example/rss\" is no http(s) address; expected <outline text=\"Name\" xmlUrl=\"https://…\"/>.")]
    [InlineData(
        "<opml><body><outline text=\"x\" xmlUrl=\"file:///etc/passwd\"/></body></opml>",
        "feeds.opml, line 1: xmlUrl \"file:///etc/passwd\" is no http(s) address; expected <outline text=\"Name\" xmlUrl=\"https://…\"/>.")]
    [InlineData("<!DOCTYPE opml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><opml><body>&e;</body></opml>", "feeds.opml, line 1: this is no well-formed XML (")]
    public void A_fault_is_named_with_file_line_and_what_was_expected(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Folders_nested_without_end_are_refused()
    {
        var text = $"<opml><body>{string.Concat(Enumerable.Repeat("<outline text='x'>", 5_000))}";

        Assert.Equal("feeds.opml, line 1: folders are nested more than 32 deep.", Assert.Throws<InputException>(() => Read(text)).Message);
    }

    private static string Describe(IEnumerable<XElement> outlines) => string.Join(' ', outlines.Select(outline =>
        outline.Attribute("text")!.Value + (outline.HasElements ? $"({Describe(outline.Elements())})" : "")));

    private static IReadOnlyList<OpmlEntry> Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text), "feeds.opml");
}
