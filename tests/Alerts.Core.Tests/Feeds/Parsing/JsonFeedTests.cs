using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds.Parsing;

public sealed class JsonFeedTests
{
    [Fact]
    public void Version_1_1_gives_all_that_it_knows()
    {
        var feed = Parse("""
            { "version": "https://jsonfeed.org/version/1.1", "title": "News", "description": "All", "feed_url": "/feed.json", "next_url": "/feed.json?page=2",
              "icon": "/icon.png", "favicon": "/small.png", "language": "es-SV", "authors": [{ "name": "Desk" }],
              "hubs": [{ "type": "rssCloud", "url": "https://cloud.example" }, { "type": "WebSub", "url": "https://hub.example/" }],
              "items": [ { "id": 7, "url": "/7", "title": "Seven", "content_html": "<a href=\"x\">x</a>", "summary": "a < b", "language": "en", "tags": ["law", "law", "courts", 3, null],
                "authors": [{ "name": "Ana" }, { "name": "Ben" }, { "url": "https://c.example" }],
                "attachments": [{ "url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12 }, { "mime_type": "audio/mpeg" }] } ] }
            """);

        Assert.Equal(("json11", "All", "es-SV", "Desk"), (feed.Format, feed.Description, feed.Language, feed.Author));
        Assert.Equal(("https://news.example/feed.json", "https://news.example/feed.json?page=2", "https://hub.example/", "https://news.example/icon.png"),
            (feed.SelfLink, feed.NextLink, feed.Hub, feed.Image));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("7", "en", "Ana, Ben", "a &lt; b"), (item.Guid, item.Language, item.Author, item.SummaryHtml));
        Assert.Equal("<a href=\"https://news.example/x\">x</a>", item.ContentHtml);
        Assert.Equal(["law", "courts", "3"], item.Categories);
        Assert.Equal(new FeedEnclosure("https://news.example/a.mp3", "audio/mpeg", 12), Assert.Single(item.Enclosures));
        Assert.False(feed.Bozo);
    }

    [Fact]
    public void A_broken_one_is_flagged()
    {
        var feed = Parse("""{ "version": "https://jsonfeed.org/version/1", "items": [ { "id": "1", "title": "One" }, { "id" """);

        Assert.True(feed.Bozo);
        Assert.Equal("One", Assert.Single(feed.Items).Title);
    }

    private static FeedDocument Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), "application/feed+json", new Uri("https://news.example/feed"));
}
