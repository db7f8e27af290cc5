using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using Alerts.Core;
using Alerts.Local.SampleFeeds;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

public sealed class SampleFeedServerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Start);
#pragma warning disable RS0030 // A test reads from its own server on loopback, which the product's handler would refuse.
    private readonly HttpClient _http = new();
#pragma warning restore RS0030

    public SampleFeedServerTests() => TinySamples.WriteTo(_folder);

    public static TheoryData<string> FileNames => [.. TinySamples.FileNames];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Theory, MemberData(nameof(FileNames))]
    public async Task All_at_once_every_format_has_all_items_with_dates_of_the_last_day(string fileName)
    {
        var newsstand = Load();
        newsstand.PublishAll();
        await using var server = await ServeAsync(newsstand);

        var feed = await ReadAsync(server, fileName);

        var name = Path.GetFileNameWithoutExtension(fileName);
        Assert.Equal(
            [$"{server.BaseUrl}/articles/{name}/second", $"{server.BaseUrl}/articles/{name}/first"],
            feed.Items.Select(item => item.Link));
        Assert.All(feed.Items, item => Assert.InRange(item.Published, Start.AddDays(-1), Start));
        Assert.True(feed.Items[0].Published > feed.Items[1].Published);
        if (feed.Updated is { } updated)
            Assert.Equal(feed.Items[0].Published, updated);
    }

    [Theory, MemberData(nameof(FileNames))]
    public async Task A_later_edition_brings_new_articles(string fileName)
    {
        var newsstand = Load(firstEdition: 2);
        newsstand.PublishAll();
        await using var server = await ServeAsync(newsstand);

        var item = (await ReadAsync(server, fileName)).Items[^1];

        Assert.EndsWith("first~2", item.Id, StringComparison.Ordinal);
        Assert.EndsWith("/first~2", item.Link, StringComparison.Ordinal);
        using var article = await _http.GetAsync(item.Link, Cancelled);
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
    }

    [Fact]
    public async Task One_after_another_each_feed_takes_its_turn_and_then_a_new_edition_begins()
    {
        var newsstand = Load();
        await using var server = await ServeAsync(newsstand);
        var ids = new HashSet<string>();

        for (var published = 1; published <= 16; published++)
        {
            newsstand.PublishNext();
            var feeds = await ReadAllAsync(server);
            ids.UnionWith(feeds.SelectMany(feed => feed.Items).Select(item => item.Link));
            Assert.Equal(published, ids.Count);
            if (published % 4 == 0)
                Assert.All(feeds, feed => Assert.Equal(published / 4, feed.Items.Count));
        }
    }

    [Fact]
    public async Task A_feed_keeps_its_newest_thirty()
    {
        var newsstand = Load();
        for (var i = 0; i < 4 * 40; i++)
            newsstand.PublishNext();
        await using var server = await ServeAsync(newsstand);

        var feed = await ReadAsync(server, "rss.xml");

        Assert.Equal(30, feed.Items.Count);
        Assert.EndsWith("/second~20", feed.Items[0].Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_publisher_starts_with_six_and_goes_on_one_by_one()
    {
        var interval = TimeSpan.FromSeconds(5);
        var newsstand = Load();
        using var publisher = new SamplePublisher(newsstand, interval, _time);

        await publisher.StartAsync(Cancelled);
        await Eventually.TrueAsync(() => Count() == SamplePublisher.AtOnce, "six articles");
        await Eventually.TrueAsync(
            () =>
            {
                _time.Advance(interval);
                return Count() > SamplePublisher.AtOnce;
            },
            "seventh article");
        await publisher.StopAsync(Cancelled);

        int Count() => newsstand.Feeds.Sum(feed => newsstand.LatestIssue(feed).NewestFirst.Count);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var newsstand = Load();
        newsstand.PublishAll();
        await using var server = await ServeAsync(newsstand);
        using var first = await GetAsync(server, "rss.xml");

        var changed = first.Content.Headers.LastModified;
        using var byTag = await GetAsync(server, "rss.xml", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var byDate = await GetAsync(server, "rss.xml", request => request.Headers.IfModifiedSince = changed);
        Assert.Equal(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, byDate.StatusCode);
        Assert.Equal(new FeedTraffic(3, 2), server.TrafficOf("rss.xml"));

        _time.Advance(TimeSpan.FromSeconds(1));
        newsstand.PublishAll();
        using var next = await GetAsync(server, "rss.xml", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal("application/rss+xml", next.Content.Headers.ContentType!.MediaType);
        Assert.Equal(new FeedTraffic(0, 0), server.TrafficOf("atom.xml"));
    }

    [Fact]
    public async Task An_article_is_a_page_of_plain_text()
    {
        await using var server = await ServeAsync(Load());

        using var answer = await _http.GetAsync($"{server.BaseUrl}/articles/rss/first", Cancelled);
        var page = await answer.Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("<h1>Judge &lt;b&gt;orders&lt;/b&gt; return &amp; more</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<p>First &amp; foremost.</p>\n<p>One &lt;img src=x&gt;</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/rss/nothing")]
    [InlineData("/articles/nothing/first")]
    [InlineData("/feeds/nothing.xml")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var server = await ServeAsync(Load());

        using var answer = await _http.GetAsync(server.BaseUrl + path, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_of_feeds_names_this_server()
    {
        await using var server = await ServeAsync(Load());

        var opml = XDocument.Parse(await _http.GetStringAsync(server.OpmlUrl, Cancelled));

        Assert.Equal($"{server.BaseUrl}/feeds/rss.xml", opml.Descendants("outline").Single().Attribute("xmlUrl")!.Value);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<InputException>(() => SampleFeedServer.StartAsync(Load(), port, Cancelled));

        Assert.Equal(
            $"Port {port}, from which the sample feeds come, is in use by another program; stop that program or give --feeds.",
            exception.Message);
    }

    [Fact]
    public async Task Every_shipped_sample_can_be_read()
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "Samples");
        var newsstand = SampleNewsstand.Load(samples, firstEdition: 1, _time);
        newsstand.PublishAll();
        await using var server = await ServeAsync(newsstand);

        var opml = XDocument.Parse(await _http.GetStringAsync(server.OpmlUrl, Cancelled));
        var listed = opml.Descendants("outline").Attributes("xmlUrl").Select(url => url.Value).ToList();
        Assert.Equal(newsstand.Feeds.Select(feed => $"{server.BaseUrl}/feeds/{feed.FileName}").Order(), listed.Order());
        foreach (var feed in newsstand.Feeds)
        {
            var read = await ReadAsync(server, feed.FileName);
            Assert.Equal(feed.Items.Count, read.Items.DistinctBy(item => item.Id).Count());
            foreach (var item in read.Items)
            {
                using var article = await _http.GetAsync(item.Link, Cancelled);
                Assert.True(article.IsSuccessStatusCode, item.Link);
            }
        }
    }

    private SampleNewsstand Load(int firstEdition = 1) => SampleNewsstand.Load(_folder.Path, firstEdition, _time);

    private static Task<SampleFeedServer> ServeAsync(SampleNewsstand newsstand) =>
        SampleFeedServer.StartAsync(newsstand, port: null, Cancelled);

    private async Task<ReadFeed> ReadAsync(SampleFeedServer server, string fileName)
    {
        var text = await _http.GetStringAsync($"{server.BaseUrl}/feeds/{fileName}", Cancelled);
        Assert.DoesNotContain(SampleFeed.BaseToken, text, StringComparison.Ordinal);
        return ReadFeed.Parse(text);
    }

    private async Task<IReadOnlyList<ReadFeed>> ReadAllAsync(SampleFeedServer server) =>
        await Task.WhenAll(TinySamples.FileNames.Select(fileName => ReadAsync(server, fileName)));

    private async Task<HttpResponseMessage> GetAsync(
        SampleFeedServer server, string fileName, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.BaseUrl}/feeds/{fileName}");
        change?.Invoke(request);
        return await _http.SendAsync(request, Cancelled);
    }
}
