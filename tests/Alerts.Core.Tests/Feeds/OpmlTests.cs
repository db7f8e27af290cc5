using System.Text;
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

        Assert.Equal([entries[0] with { Title = "Top <b>" }, entries[1], entries[2]], read);
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

    private static IReadOnlyList<OpmlEntry> Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text), "feeds.opml");
}
