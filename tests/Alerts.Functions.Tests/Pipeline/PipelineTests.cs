using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>From a feed to the mail provider, through the app's own functions on a real Azurite.</summary>
public class PipelineTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string, string, string)[] ThreeArticles =
    [
        ("1", "A prison in the spotlight", "Lawyers visited CECOT on Friday."),
        ("2", "Rain expected", "The weekend will be wet in the valley."),
        ("3", "A visit to San Salvador", "President Nayib Bukele received the delegation near CECOT."),
    ];

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly RecordingSender _sender = new();
    private readonly StorageProbe _probe = new();
    private FeedServer _server = null!;
    private TestApp _app = null!;
    private MessagePump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _server = await FeedServer.StartAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services
            .AddSingleton<IEmailSender>(_sender)
            .AddSingleton<HttpPipelinePolicy>(_probe));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(
            new() { Id = "cecot", Name = "CECOT", Type = EntityType.Facility },
            new() { Id = "nayib-bukele", Name = "Nayib Bukele", Type = EntityType.Person, Aliases = [new("Bukele")] });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Three_articles_pass_all_stages_and_arrive_in_one_mail()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        await _app.SubscribeAsync("reader@example.org");

        await PollAsync();
        Assert.Empty(_sender.Taken); // They collect for two minutes.
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        var mail = Assert.Single(_sender.Taken);
        Assert.Equal("reader@example.org", mail.To);
        Assert.Contains("A prison in the spotlight", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://news.example/border-wire/3", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Rain expected", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_poll_downloads_nothing_and_tells_nothing()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        await _app.SubscribeAsync("reader@example.org");
        await PollAsync();
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        _app.Clock.Advance(TimeSpan.FromMinutes(20));
        await PollAsync();
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        Assert.Equal([200, 304], _server.Requests.Select(request => request.Status));
        Assert.Single(_sender.Taken);
    }

    [Fact]
    public async Task Every_message_handled_three_times_ends_in_the_state_of_once()
    {
        async Task<string> RunAsync(int deliveries)
        {
            await using var azurite = new DisposableFixture(tools);
            await azurite.Fixture.InitializeAsync();
            var sender = new RecordingSender();
            await using var app = await TestApp.CreateAsync(azurite.Fixture, services => services.AddSingleton<IEmailSender>(sender));
            await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" }, new TrackedEntity { Id = "nayib-bukele", Name = "Nayib Bukele" });
            await app.Get<IFeedStore>().AddAsync(Feed.Create(_server.Publish("border-wire", ThreeArticles), "Border Wire", app.Clock.GetUtcNow()), None);
            await app.SubscribeAsync("reader@example.org");
            var pump = new MessagePump(app, azurite.Fixture) { Deliveries = deliveries };
            await pump.RunTimerAsync("PollFeeds");
            await pump.DeliverAllAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(3));
            await pump.RunTimerAsync("DispatchDigests");
            await pump.DeliverAllAsync();
            return await DumpAsync(app) + $"mails: {sender.Taken.Count}";
        }

        var once = await RunAsync(1);

        Assert.Contains("mails: 1", once, StringComparison.Ordinal);
        Assert.Equal(once, await RunAsync(3));
    }

    [Fact]
    public async Task A_fetch_takes_five_storage_operations_however_many_articles_are_new_and_two_when_none_is()
    {
        await AddFeedAsync("border-wire", [.. Enumerable.Range(0, 100).Select(number => ($"{number}", $"Story {number}", "Nothing of note."))]);
        await _pump.RunTimerAsync("PollFeeds");

        _probe.Reset();
        await _pump.DeliverOneAsync("feeds");
        Assert.True(_probe.Operations.Count <= 5, string.Join('\n', _probe.Operations));

        _app.Clock.Advance(TimeSpan.FromMinutes(20));
        await _pump.RunTimerAsync("PollFeeds");
        _probe.Reset();
        await _pump.DeliverOneAsync("feeds");
        Assert.True(_probe.Operations.Count <= 2, string.Join('\n', _probe.Operations));
    }

    [Fact]
    public async Task A_refused_mail_stays_planned_and_is_sent_once_when_the_server_is_back()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        var reader = await _app.SubscribeAsync("reader@example.org");
        _sender.Answers.Enqueue(new SendResult.Refused("Connection refused.", null, false));
        _sender.Answers.Enqueue(new SendResult.Refused("Connection refused.", null, false));
        await PollAsync();
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        var refused = Assert.Single(await DigestsAsync(reader));
        Assert.Equal((DigestState.Planned, "Connection refused."), (refused.State, refused.Reason));
        Assert.Empty(_sender.Taken);

        for (var minute = 0; minute < 10; minute++)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            await _pump.RunTimerAsync("RecoverStalled");
            await _pump.DeliverAllAsync();
        }

        Assert.Single(_sender.Taken);
        var sent = Assert.Single(await DigestsAsync(reader));
        Assert.Equal((DigestState.Accepted, 3), (sent.State, sent.Attempts));
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_held_and_never_sent_again()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        var reader = await _app.SubscribeAsync("reader@example.org");
        _sender.Answers.Enqueue(new SendResult.Unknown("The connection was lost after the message."));
        await PollAsync();
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));
        await DispatchAfterAsync(TimeSpan.FromHours(3));

        Assert.Equal(DigestState.Unknown, Assert.Single(await DigestsAsync(reader)).State);
        Assert.Empty(_sender.Taken);
    }

    [Theory]
    [InlineData(SubscriberState.Pending)]
    [InlineData(SubscriberState.Unsubscribed)]
    public async Task Nothing_is_sent_to_a_reader_who_has_not_confirmed_or_has_left(SubscriberState state)
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        var reader = await _app.SubscribeAsync("reader@example.org");
        await PollAsync();
        await _app.Get<ISubscriptionStore>().SaveSubscriberAsync(new(reader.SubscriberId, "reader@example.org", state), None);
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(DigestState.Cancelled, Assert.Single(await DigestsAsync(reader)).State);
        Assert.Empty(_sender.Taken);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_suppressed_address()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        var reader = await _app.SubscribeAsync("reader@example.org");
        await PollAsync();
        await _app.Get<ISuppressionStore>().SuppressAsync("Reader@Example.org", "It bounced.", None);
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(DigestState.Cancelled, Assert.Single(await DigestsAsync(reader)).State);
        Assert.Empty(_sender.Taken);
    }

    [Fact]
    public async Task A_daily_digest_waits_for_its_hour_and_brings_everything_since()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        await _app.SubscribeAsync("daily@example.org", subscription => subscription with { Cadence = Cadence.Daily, Hour = 7, TimeZone = "America/El_Salvador" });
        await PollAsync(); // 12:00 UTC is 06:00 there.
        await DispatchAfterAsync(TimeSpan.FromMinutes(50));
        Assert.Empty(_sender.Taken);

        await DispatchAfterAsync(TimeSpan.FromMinutes(11));

        Assert.Single(_sender.Taken);
    }

    [Fact]
    public async Task A_feed_that_fails_hurts_no_other_and_keeps_its_reason()
    {
        await AddFeedAsync("border-wire", ThreeArticles);
        var dead = Feed.Create($"{_server.Url}/missing", "Missing", _app.Clock.GetUtcNow());
        await _app.Get<IFeedStore>().AddAsync(dead, None);
        await _app.SubscribeAsync("reader@example.org");
        await PollAsync();
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        Assert.Single(_sender.Taken);
        var stored = await _app.Get<IFeedStore>().FindAsync(dead.Id, None);
        Assert.Equal((1, FeedErrorKind.NotFound), (stored!.Failures, stored.LastError!.Kind));
    }

    private async Task AddFeedAsync(string name, params (string, string, string)[] articles) =>
        await _app.Get<IFeedStore>().AddAsync(Feed.Create(_server.Publish(name, articles), name, _app.Clock.GetUtcNow()), None);

    private async Task PollAsync()
    {
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
    }

    private async Task DispatchAfterAsync(TimeSpan time)
    {
        _app.Clock.Advance(time);
        await _pump.RunTimerAsync("RecoverStalled");
        await _pump.RunTimerAsync("DispatchDigests");
        await _pump.DeliverAllAsync();
    }

    private Task<OutboxDigest[]> DigestsAsync(Subscription subscription) => _app.DigestsAsync(subscription);

    /// <summary>All rows of all tables, without what the storage itself makes up and the mark by which a save knows its own row.</summary>
    private static async Task<string> DumpAsync(TestApp app)
    {
        var lines = new List<string>();
        await foreach (var table in app.Get<TableServiceClient>().QueryAsync())
        {
            await foreach (var row in app.Get<TableServiceClient>().GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                var values = row
                    .Where(pair => pair.Key is not ("odata.etag" or "Timestamp" or "Touched" or "Attempt"))
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => $"{pair.Key}={(pair.Value is byte[] bytes ? Convert.ToHexString(bytes) : pair.Value)}");
                lines.Add($"{table.Name}: {string.Join("; ", values)}");
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private sealed class DisposableFixture(AzuriteTools tools) : IAsyncDisposable
    {
        public AzuriteFixture Fixture { get; } = new(tools);

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }
}
