using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Feeds;
using Alerts.Functions.Storage;
using Alerts.Functions.Tests.Pipeline;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Storage;

/// <summary>One request at a time for each host, over all instances of the app.</summary>
public class HostLeaseTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;
    private MessagePump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));
        _pump = new(_app, azurite);
        await foreach (var feed in _app.Get<IFeedStore>().ReadAllAsync(None))
            await _app.Get<IFeedStore>().RemoveAsync(feed.Id, None);
        await _app.Get<IHostLeases>().ReleaseAllAsync(None);
        await ClearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_instances_never_ask_one_host_at_once_and_ask_different_hosts_at_once()
    {
        await using var other = await TestApp.CreateAsync(azurite);
        await using var server = await MeetingServer.StartAsync();
        foreach (var host in MeetingServer.Hosts)
            await AddAsync([.. Enumerable.Range(0, 5).Select(number => server.At(host, $"{number}"))]);

        MessagePump[] pumps = [_pump, new(_app, azurite), new(other, azurite), new(other, azurite)];
        await Task.WhenAll(pumps.Select(pump => pump.RunTimerAsync("PollFeeds")));
        Assert.Equal(2, (await VisitsAsync()).Length);
        await Task.WhenAll(pumps.Select(pump => pump.DeliverAllAsync()));

        Assert.Equal((10, 0), (server.Requests, server.Alone));
        Assert.Equal((1, 2), (server.MostAtOneHost, server.MostAtAll));
    }

    [Fact]
    public async Task A_message_that_comes_twice_at_once_does_not_ask_its_host_twice_at_once()
    {
        await using var server = await MeetingServer.StartAsync();
        foreach (var host in MeetingServer.Hosts)
            await AddAsync([.. Enumerable.Range(0, 3).Select(number => server.At(host, $"{number}"))]);
        var visitor = _app.Get<HostVisitor>();
        var visits = await VisitsAsync();

        await Task.WhenAll(visits.Concat(visits).Select(visit => visitor.VisitAsync(new VisitHosts([visit]), None)));

        Assert.Equal((1, 2, 0), (server.MostAtOneHost, server.MostAtAll, server.Alone));
    }

    [Fact]
    public async Task A_host_gets_no_second_message_while_the_first_is_under_way_and_one_when_it_is_lost()
    {
        await AddAsync("http://127.0.0.1:9/a", "http://127.0.0.1:9/b");
        await _pump.RunTimerAsync("PollFeeds");
        await ClearAsync();

        for (var minute = 1; minute < 5; minute++)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            await AddAsync($"http://127.0.0.1:9/new-{minute}");
            await _pump.RunTimerAsync("PollFeeds");
            Assert.Equal(0, await MessagesAsync());
        }

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await _pump.RunTimerAsync("PollFeeds");
        Assert.Equal(6, Assert.Single(await VisitsAsync()).Feeds.Count);
    }

    [Fact]
    public async Task A_host_is_free_as_soon_as_its_feeds_have_been_polled()
    {
        await AddAsync("http://127.0.0.1:9/a", "http://127.0.0.1:9/b");
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();

        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync("http://127.0.0.1:9/c");
        await _pump.RunTimerAsync("PollFeeds");

        Assert.Single(Assert.Single(await VisitsAsync()).Feeds);
    }

    [Fact]
    public async Task A_message_that_comes_late_asks_nobody_and_its_feeds_are_handed_out_again()
    {
        await using var server = await FeedServer.StartAsync();
        await AddAsync(server.Publish("late", ("1", "Rain", "It will rain.")));
        await _pump.RunTimerAsync("PollFeeds");

        _app.Clock.Advance(VisitHost.Longest - TimeSpan.FromSeconds(59));
        await _pump.DeliverAllAsync();
        Assert.Empty(server.Requests);

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Every_feed_of_a_large_host_gets_its_turn_those_waiting_longest_first()
    {
        await AddAsync([.. Enumerable.Range(0, 110).Select(number => $"http://127.0.0.1:9/{number}")]);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync("http://127.0.0.1:9/latest");

        await _pump.RunTimerAsync("PollFeeds");
        var first = Assert.Single(await VisitsAsync());
        await _pump.DeliverAllAsync();
        await _pump.RunTimerAsync("PollFeeds");
        var second = Assert.Single(await VisitsAsync());

        Assert.Equal((100, 11), (first.Feeds.Count, second.Feeds.Count));
        Assert.Equal(111, first.Feeds.Concat(second.Feeds).DistinctBy(feed => feed.FeedId).Count());
        Assert.Equal(Feed.IdOf("http://127.0.0.1:9/latest"), second.Feeds[^1].FeedId);
    }

    [Fact]
    public async Task A_feed_whose_poll_throws_does_not_cost_the_others_their_turn()
    {
        await using var server = await FeedServer.StartAsync();
        var (broken, sound) = (server.Publish("a", ("1", "Rain", "It will rain.")), server.Publish("b", ("1", "Sun", "It will not.")));
        await AddAsync(broken, sound);
        var id = Feed.IdOf(broken);
        await _app.Get<TableServiceClient>().GetTableClient("Feeds").UpdateEntityAsync(
            new TableEntity(id[..1], id) { ["Rhythm"] = "no JSON" }, Azure.ETag.All, cancellationToken: None);
        var visit = Assert.Single(await VisitsAsync());

        foreach (var feeds in new[] { visit.Feeds, [.. visit.Feeds.Reverse()] })
            await Assert.ThrowsAsync<JsonException>(() => _app.Get<HostVisitor>().VisitAsync(new VisitHosts([visit with { Feeds = feeds }]), None));

        Assert.Equal("/b", Assert.Single(server.Requests).Path);
        await _app.Get<IFeedStore>().RemoveAsync(id, None);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_asked_for_no_other_feed_until_its_visit_is_over()
    {
        var refusing = new ScriptedPublisher([], (_, _) => new(429, TimeSpan.FromHours(2)));
        var sound = new ScriptedPublisher([]);
        await using var server = await ScriptedPublishers.StartAsync(_app.Clock, new Dictionary<string, ScriptedPublisher> { ["refusing"] = refusing, ["sound"] = sound });
        await AddAsync(server.UrlOf("refusing"));
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(server.UrlOf("sound"));

        for (var minute = 0; minute < 5; minute++)
        {
            await _pump.RunTimerAsync("PollFeeds");
            await _pump.DeliverAllAsync();
            Assert.Equal((1, 0), (refusing.Requests.Count, sound.Requests.Count));
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        Assert.Equal((1, 1), (refusing.Requests.Count, sound.Requests.Count));
    }

    [Fact]
    public async Task Leases_of_hundreds_of_hosts_cost_a_handful_of_operations()
    {
        await AddAsync([.. Enumerable.Range(0, 250).Select(number => $"http://127.0.{number / 200}.{number % 200 + 1}:9/")]);

        _probe.Reset();
        await _pump.RunTimerAsync("PollFeeds");
        Assert.Equal(16, await MessagesAsync());
        Assert.Equal(1 + 1 + 3 + 16, _probe.Operations.Count); // Due feeds, leases, three transactions, messages.

        _app.Clock.Advance(TimeSpan.FromMinutes(6));
        _probe.Reset();
        await _pump.RunTimerAsync("PollFeeds");
        Assert.Equal(1 + 1 + 3 + 16, _probe.Operations.Count);
    }

    [Fact]
    public async Task A_host_without_feeds_is_forgotten_after_days_in_which_it_had_no_visit()
    {
        const string other = "http://127.0.0.2:9/";
        await AddAsync("http://127.0.0.1:9/", other);
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        await _app.Get<IFeedStore>().RemoveAsync(Feed.IdOf(other), None);

        _app.Clock.Advance(TimeSpan.FromDays(9));
        await _pump.RunTimerAsync("PollFeeds");
        Assert.Equal(2, (await _app.Get<IHostLeases>().ReadAllAsync(None)).Count);
        _app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(["127.0.0.1"], (await _app.Get<IHostLeases>().ReadAllAsync(None)).Keys);
        Assert.Single(await _app.Get<TableServiceClient>().GetTableClient("Counters")
            .QueryAsync<TableEntity>(row => row.PartitionKey == "host", cancellationToken: None).ToListAsync(None));
    }

    [Fact]
    public async Task A_lone_process_frees_what_a_dead_one_held()
    {
        await AddAsync("http://127.0.0.1:9/a");
        await _pump.RunTimerAsync("PollFeeds");
        await ClearAsync();

        await _app.Get<StalledWork>().RecoverAllAsync(None);
        await _pump.RunTimerAsync("PollFeeds");

        Assert.Equal(1, await MessagesAsync());
    }

    private QueueClient Queue => new(azurite.ConnectionString, QueueNames.Feeds, new() { MessageEncoding = QueueMessageEncoding.Base64 });

    private async Task AddAsync(params string[] urls)
    {
        foreach (var url in urls)
            Assert.True(await _app.Get<IFeedStore>().AddAsync(Feed.Create(url, null, _app.Clock.GetUtcNow()), None));
    }

    private async Task<int> MessagesAsync() => (await Queue.GetPropertiesAsync(None)).Value.ApproximateMessagesCount;

    private async Task ClearAsync() => await Queue.ClearMessagesAsync(None);

    /// <summary>What the timer hands out now.</summary>
    private async Task<VisitHost[]> VisitsAsync()
    {
        if (await MessagesAsync() == 0)
            await _pump.RunTimerAsync("PollFeeds");
        var messages = await Queue.PeekMessagesAsync(32, None);
        return [.. messages.Value.SelectMany(message => StorageJson.Read<VisitHosts>(message.Body.ToString()).Hosts)];
    }
}
