using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Managing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class DiscoveryTests : FeedClientFixture
{
    private const string Feed =
        "<rss version=\"2.0\"><channel><title>El Faro</title><link>https://elfaro.example/</link><language>es</language>"
        + "<item><guid>1</guid><title>Uno</title><pubDate>Mon, 07 Apr 2025 08:00:00 GMT</pubDate></item>"
        + "<item><guid>2</guid><title>Dos</title><pubDate>Tue, 08 Apr 2025 08:00:00 GMT</pubDate></item></channel></rss>";

    private readonly ConcurrentQueue<string> _asked = [];

    [Fact]
    public async Task A_feed_s_address_is_the_feed_with_what_is_in_it()
    {
        await using var server = await SiteOf(("/rss", Feed));

        var found = await FindAsync(server.Url + "/rss");

        Assert.True(found.IsFeed);
        var feed = Assert.Single(found.Feeds);
        Assert.Equal(
            (server.Url + "/rss", "El Faro", 2, new DateTimeOffset(2025, 4, 8, 8, 0, 0, TimeSpan.Zero), "es", "https://elfaro.example/", null),
            (feed.Url, feed.Title, feed.Items, feed.Latest, feed.Language, feed.SiteLink, feed.Warning));
        Assert.Equal(["/rss"], _asked);
    }

    [Fact]
    public async Task Declared_feeds_are_found_by_relative_links_and_a_base_in_order_and_once_with_comments_last()
    {
        await using var server = await SiteOf(
            ("/", """
                <!doctype html><html><head>
                <script>if (a < b) document.write('<link rel=alternate type=application/rss+xml href=/script>')</script>
                <!-- <link rel="alternate" type="application/rss+xml" href="/comment"> -->
                <base href="/news/"><base href="/second/">
                <link rel="alternate stylesheet" type="text/css" href="style.css">
                <link rel="alternate" hreflang="es" href="/es/">
                <link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
                <LINK REL='Alternate' TYPE='Application/RSS+XML; charset=utf-8' TITLE='Main' HREF='feed?a=1&amp;b=2'>
                <link rel="alternate" type="application/rss+xml" href="feed?a=1&amp;b=2#top">
                <link rel="alternate" type="application/atom+xml" href="../atom">
                <link rel="alternate" type="application/json" href="/wp-json/1">
                <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
                </head><body><a href="/feed/of/a/link">RSS</a></body></html>
                """),
            ("/news/comments/feed", Feed), ("/news/feed", Feed), ("/atom", Feed), ("/wp-json/1", "{\"id\":1}"), ("/feed/of/a/link", Feed));

        var found = await FindAsync(server.Url);

        Assert.False(found.IsFeed);
        Assert.Equal(["/news/feed?a=1&b=2", "/atom", "/news/comments/feed"], Paths(found));
        Assert.Equal(["/", "/news/feed?a=1&b=2", "/atom", "/wp-json/1", "/news/comments/feed"], _asked);
    }

    [Fact]
    public async Task Links_for_readers_are_tried_where_none_is_declared()
    {
        await using var server = await SiteOf(
            ("/", "<a href=/about>About</a><a href=/blog/rss.xml>Blog</a><a href=x><b>Our</b> RSS</a><a href=/feedback>Write to us</a><a href=mailto:a@b.c>feed"),
            ("/blog/rss.xml", Feed), ("/x", Feed), ("/feed", Feed));

        Assert.Equal(["/blog/rss.xml", "/x"], Paths(await FindAsync(server.Url)));
        Assert.Equal(["/", "/blog/rss.xml", "/x"], _asked);
    }

    [Fact]
    public async Task Usual_places_are_tried_last_and_only_up_to_the_first_feed()
    {
        await using var server = await SiteOf(("/blog/", "<p>Nothing here</p>"), ("/atom.xml", Feed), ("/feed.xml", Feed));

        Assert.Equal(["/atom.xml"], Paths(await FindAsync(server.Url + "/blog/")));
        Assert.Equal(["/blog/", "/blog/feed", "/feed", "/rss.xml", "/atom.xml"], _asked);
    }

    [Fact]
    public async Task Nothing_found_says_what_was_asked_and_what_came()
    {
        await using var server = await SiteOf(("/", "<html><p>Nothing here</p></html>"));

        var found = await FindAsync(server.Url);

        Assert.Empty(found.Feeds);
        Assert.Equal(7, found.InVain.Count);
        Assert.Contains($"No feed was found at {server.Url}/. Asked were: {server.Url}/ (The answer is an HTML page", found.Words, StringComparison.Ordinal);
        Assert.Contains($"{server.Url}/feed.json (The server answered 404 Not Found)", found.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_lead_to_a_feed_and_two_addresses_of_one_feed_count_once()
    {
        await using var server = await ScriptedServer.StartAsync(Answering(
            ("/site/", """
                <link rel=alternate type=application/rss+xml href=moved><link rel=alternate type=application/rss+xml href=/feed>
                <link rel=alternate type=application/rss+xml href=""><link rel=alternate type=application/rss+xml href=/>
                """),
            ("/feed", Feed), ("/", "=>/site/"), ("/site/moved", "=>/feed")));

        Assert.Equal(["/site/moved"], Paths(await FindAsync(server.Url)));
        Assert.Equal(["/", "/site/", "/site/moved", "/feed"], _asked);
    }

    [Fact]
    public async Task A_huge_page_is_read_as_far_as_its_head_and_costs_little()
    {
        var filler = string.Concat(Enumerable.Repeat("<b a=1><div>x", 100_000));
        await using var server = await SiteOf(
            ("/", $"<link rel=alternate type=application/rss+xml href=/first>{filler}<link rel=alternate type=application/rss+xml href=/last>"),
            ("/first", Feed), ("/last", Feed));

        Assert.Equal(["/first"], Paths(await FindAsync(server.Url)));
    }

    [Theory]
    [InlineData("<a ", 500_000, " b")]
    [InlineData("", 300_000, "<b>")]
    [InlineData("<a href=/feed>", 300_000, "<")]
    [InlineData("<!--", 300_000, "-!")]
    [InlineData("<link ", 80_000, "x{0}=1 ")]
    [InlineData("", 80_000, "&amp;lt{0}")]
    public void A_page_built_to_be_slow_is_not(string start, int times, string part)
    {
        var parts = Enumerable.Range(0, times).Select(number => part.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var page = Encoding.UTF8.GetBytes(start + string.Concat(parts));

        var watch = Stopwatch.StartNew();
        PageLinks.Read(page, null, new Uri("https://news.example/"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_page_full_of_links_is_not_followed_to_its_end()
    {
        var links = string.Concat(Enumerable.Range(0, 50).Select(number => $"<a href=/rss/{number}>feed</a>"));
        await using var server = await SiteOf(("/", links));

        var found = await FindAsync(server.Url);

        Assert.Equal(10, _asked.Count(path => path.StartsWith("/rss/", StringComparison.Ordinal)));
        Assert.Contains("/rss/10 (not asked any more: the page has more than 10 such links)", found.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_scheme_is_asked_by_https_then_http()
    {
        await using var server = await SiteOf(("/rss", Feed));

        var found = await FindAsync($"{server.Url["http://".Length..]}/rss");

        Assert.Equal(server.Url + "/rss", found.Address);
        Assert.Equal(["/rss"], Paths(found));
    }

    [Theory]
    [InlineData("feed:")]
    [InlineData("feed://")]
    public async Task A_feed_s_own_scheme_is_understood(string scheme)
    {
        await using var server = await SiteOf(("/rss", Feed));

        Assert.Equal(["/rss"], Paths(await FindAsync(scheme + server.Url + "/rss")));
    }

    [Theory]
    [InlineData("mailto:a@b.example", "The address begins with \"mailto:\"; only http and https are asked.")]
    [InlineData("file:///etc/passwd", "The address begins with \"file:\"; only http and https are asked.")]
    [InlineData("https://news.example:22/", "Port 22 of news.example is not asked; feeds are fetched from ports 80, 443, 8080 and 8443.")]
    [InlineData("http://127.0.0.1/", "The address leads to a private or reserved network; only public addresses are asked.")]
    [InlineData("http://[::1]/", "The address leads to a private or reserved network; only public addresses are asked.")]
    [InlineData("http://169.254.169.254/latest", "The address leads to a private or reserved network; only public addresses are asked.")]
    public async Task Forbidden_addresses_are_not_asked(string address, string reason)
    {
        using var client = ClientWith(access: null);

        var found = await new FeedDiscovery(client, Time).FindAsync(address, Token);

        Assert.Equal((FeedErrorKind.ForbiddenAddress, reason), (found.Failure?.Kind, found.Failure?.Message));
        Assert.Single(found.InVain);
    }

    [Fact]
    public async Task A_page_s_links_into_the_private_network_reach_nobody()
    {
        await using var canary = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(Feed), IPAddress.Parse("127.0.0.2"));
        await using var server = await SiteOf(("/", $"<link rel=alternate type=application/rss+xml href={canary.Url}/feed>"));
        using var client = new FeedClient(new FeedHandlers(Options.Create(Settings), ["127.0.0.1/32"]), Options.Create(Settings), Time);

        var found = await new FeedDiscovery(client, Time).FindAsync(server.Url, Token);

        Assert.Empty(found.Feeds);
        Assert.Equal(0, canary.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("a b")]
    public async Task What_is_no_address_is_answered_with_what_would_be_one(string typed)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => FindAsync(typed));

        Assert.Contains("write one such as https://news.example/ or news.example", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone()
    {
        await using var server = await ScriptedServer.AnsweringAsync(429, ("Retry-After", "60"));

        var found = await FindAsync(server.Url);

        Assert.Equal((FeedErrorKind.AskedToWait, Time.GetUtcNow().AddSeconds(60)), (found.Failure!.Kind, found.RetryAfter));
        Assert.Single(server.Requests);
    }

    private async Task<DiscoveredFeeds> FindAsync(string address)
    {
        using var client = ClientWith(new PrivateNetworkAccess());
        return await new FeedDiscovery(client, Time).FindAsync(address, Token);
    }

    private Task<ScriptedServer> SiteOf(params (string Path, string Body)[] pages) => ScriptedServer.StartAsync(Answering(pages));

    /// <summary>A body "=>/path" is a redirect.</summary>
    private RequestDelegate Answering(params (string Path, string Body)[] pages) => context =>
    {
        var path = context.Request.Path.Value!;
        _asked.Enqueue(path + context.Request.QueryString);
        var body = pages.FirstOrDefault(page => page.Path == path).Body;
        context.Response.StatusCode = body switch { null => 404, ['=', '>', ..] => 302, _ => 200 };
        if (body is null)
            return Task.CompletedTask;
        context.Response.Headers.Location = body.StartsWith("=>", StringComparison.Ordinal) ? body[2..] : null;
        context.Response.ContentType = body.StartsWith("<rss", StringComparison.Ordinal) ? "application/rss+xml" : "text/html";
        return context.Response.WriteAsync(body);
    };

    private static IEnumerable<string> Paths(DiscoveredFeeds found) => found.Feeds.Select(feed => new Uri(feed.Url).PathAndQuery);
}
