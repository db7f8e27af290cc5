using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Alerts.Functions.Storage;
using Azure;
using Azure.Storage.Queues;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>What happens to a feed's row while it is polled, and when its poll breaks.</summary>
public sealed class PollTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private readonly List<string> _asked = [];

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public async Task An_editor_s_wish_during_a_poll_costs_neither_the_answer_nor_the_wish(int minutesAhead)
    {
        var feed = await AddedAsync(Rss);
        await SaveAsync(feed.Id, row => row with { DueAt = App.Clock.GetUtcNow().AddMinutes(minutesAhead) });
        WhileAsked = async _ =>
        {
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            await PostAsync($"/api/feeds/{feed.Id}/poll");
        };

        await PollAsync();
        var polled = await RowAsync();
        WhileAsked = _ => Task.CompletedTask;
        App.Clock.SetUtcNow(polled.DueAt);
        await PollAsync();

        Assert.Equal((1, polled.LastPolled?.AddMinutes(1)), (polled.KnownItems.Count, polled.DueAt));
        Assert.Null((await RowAsync()).WantedAt);
        Assert.True((await RowAsync()).DueAt > App.Clock.GetUtcNow().AddMinutes(4));
    }

    [Fact]
    public async Task A_row_that_others_change_while_pages_are_read_costs_no_page_a_second_request()
    {
        var feed = await AddedAsync(RssWithStory());
        await SaveAsync(feed.Id, row => row with { ReadsPages = true });
        WhileAsked = path =>
        {
            _asked.Add(path);
            return path == "/story" ? SaveAsync(feed.Id, row => row with { Folder = "Meanwhile" }) : Task.CompletedTask;
        };

        await PollAsync();

        Assert.Equal(["/rss", "/robots.txt", "/story"], _asked);
        var polled = await RowAsync();
        Assert.Equal(("Meanwhile", 1, App.Clock.GetUtcNow()), (polled.Folder, polled.KnownItems.Count, polled.LastSucceeded));
    }

    [Fact]
    public async Task A_push_of_a_feed_whose_pages_are_read_is_answered_at_once_and_read_by_a_poll_soon()
    {
        var feed = await AddedAsync(RssWithStory());
        await SaveAsync(feed.Id, row => row with
        {
            ReadsPages = true,
            DueAt = App.Clock.GetUtcNow().AddHours(3),
            Hub = new("https://hub.example/", "https://elfaro.example/rss", "token", "secret", HubState.Active, App.Clock.GetUtcNow()),
        });
        WhileAsked = path =>
        {
            _asked.Add(path);
            return Task.CompletedTask;
        };

        var push = new FetchResult.Fetched(System.Text.Encoding.UTF8.GetBytes(Pages["/rss"]), null, new(Publisher), null, null);
        await App.Get<FeedPoller>().ReceiveAsync(feed.Id, push, Token);
        var pushed = await RowAsync();
        Assert.Empty(_asked);
        Assert.Equal((App.Clock.GetUtcNow(), App.Clock.GetUtcNow(), 0), (pushed.DueAt, pushed.Hub?.LastPush, pushed.KnownItems.Count));

        await PollAsync();
        Assert.Equal(["/rss", "/robots.txt", "/story"], _asked);
        Assert.Equal(1, (await RowAsync()).KnownItems.Count);
    }

    [Fact]
    public async Task Items_that_a_document_no_longer_holds_are_read_from_the_one_that_it_names()
    {
        await AddedAsync(Atom(null, 1, 2, 3));
        await PollAsync();
        Pages["/rss"] = Atom("/older", 7, 8, 9);
        Pages["/older"] = Atom(null, 3, 4, 5, 6);
        App.Clock.SetUtcNow((await RowAsync()).DueAt);
        await PollAsync();

        var read = await RowAsync();
        Assert.Equal((9, null, "News"), (read.KnownItems.Count, read.PossibleLossAt, read.Title));

        Pages["/rss"] = Atom("/nowhere", 20, 21, 22);
        App.Clock.SetUtcNow(read.DueAt);
        await PollAsync();
        Assert.Equal((12, App.Clock.GetUtcNow()), ((await RowAsync()).KnownItems.Count, (await RowAsync()).PossibleLossAt));
    }

    [Fact]
    public async Task A_poll_that_breaks_is_told_in_words_and_tried_again_ever_more_rarely()
    {
        await AddedAsync(Rss);
        await App.Get<QueueServiceClient>().DeleteQueueAsync(QueueNames.Articles, Token);

        await Assert.ThrowsAsync<RequestFailedException>(PollAsync);
        var first = await RowAsync();
        App.Clock.SetUtcNow(first.DueAt);
        await Assert.ThrowsAsync<RequestFailedException>(PollAsync);
        var second = await RowAsync();

        Assert.Equal((1, 2, FeedErrorKind.Internal), (first.Failures, second.Failures, second.LastError?.Kind));
        Assert.StartsWith("The poll broke off on our side: ", second.LastError?.Message, StringComparison.Ordinal);
        Assert.EndsWith("and the log says more.", FeedHealth.Of(second, App.Clock.GetUtcNow()).Words, StringComparison.Ordinal);
        Assert.True(second.DueAt - second.LastPolled >= (first.DueAt - first.LastPolled) * 1.5);

        await App.Get<QueueServiceClient>().CreateQueueAsync(QueueNames.Articles, cancellationToken: Token);
        App.Clock.SetUtcNow(second.DueAt);
        await PollAsync();
        Assert.Equal((0, 1), ((await RowAsync()).Failures, (await RowAsync()).KnownItems.Count));
    }

    private async Task<Feed> AddedAsync(string rss)
    {
        Pages["/rss"] = rss;
        await AddAsync("/rss");
        return await RowAsync();
    }

    private async Task<Feed> RowAsync() => Assert.Single(await StoredAsync());

    private async Task PollAsync()
    {
        var feed = await RowAsync();
        await App.Get<FeedPoller>().PollAsync(new(feed.Id, feed.DueAt), Token);
    }

    private static string Atom(string? next, params int[] items) =>
        $"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{(next is null ? "" : $"<link rel='next' href='{next}'/>")}"
        + string.Concat(items.Select(item => $"<entry><id>{item}</id><title>Article {item}</title></entry>")) + "</feed>";

    private string RssWithStory()
    {
        Pages["/story"] = "<!doctype html><html><body><article><h1>Uno</h1><p>Nothing to read here.</p></article></body></html>";
        return Rss.Replace("<title>Uno</title>", $"<title>Uno</title><link>{Publisher}/story</link><description>Short.</description>", StringComparison.Ordinal);
    }
}
