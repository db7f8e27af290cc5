using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Pipeline;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>The app, served over HTTP, with one feed whose publisher names a hub.</summary>
public sealed class HubFixture : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestApp _app;
    private readonly MessagePump _pump;
    private readonly string _feedId;

    private HubFixture(TestApp app, HubServer hub, MessagePump pump, string feedId) => (_app, Hub, _pump, _feedId) = (app, hub, pump, feedId);

    public HubServer Hub { get; }

    public StorageProbe Probe { get; private init; } = new();

    public DateTimeOffset Now => _app.Clock.GetUtcNow();

    public IFeedStore Feeds => _app.Get<IFeedStore>();

    public static async Task<HubFixture> StartAsync(AzuriteFixture azurite)
    {
        var hub = await HubServer.StartAsync();
        var probe = new StorageProbe();
        var app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(probe));
        // Nothing has asked for the address yet: it is known only now.
        app.Get<IConfiguration>()["Site:PublicUrl"] = await app.ServeAsync();
        await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
        var feed = Feed.Create(hub.FeedUrl, "The News", app.Clock.GetUtcNow());
        await app.Get<IFeedStore>().AddAsync(feed, None);
        return new(app, hub, new(app, azurite), feed.Id) { Probe = probe };
    }

    /// <summary>With a subscription that the hub has verified.</summary>
    public static async Task<HubFixture> SubscribedAsync(AzuriteFixture azurite, params string[] articles)
    {
        var fixture = await StartAsync(azurite);
        fixture.Hub.Publish(articles);
        await fixture.PollAsync();
        await fixture.RenewAsync();
        Assert.Equal((200, "a challenge & more"), await fixture.Hub.VerifyAsync());
        return fixture;
    }

    public async Task<Feed> FeedAsync() => (await Feeds.FindAsync(_feedId, None))!;

    public async Task<HubSubscription> SubscriptionAsync() => (await FeedAsync()).Hub!;

    public async Task ChangeAsync(Func<Feed, Feed> change) => Assert.True(await Feeds.SaveAsync(change(await FeedAsync()), None));

    public void Advance(TimeSpan time) => _app.Clock.Advance(time);

    public async Task PollAsync()
    {
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
    }

    /// <summary>Lets a new article be published and found by the next poll.</summary>
    public async Task PollLaterAsync(TimeSpan pause)
    {
        Advance(pause);
        await PollAsync();
    }

    public async Task RenewAsync()
    {
        await _pump.RunTimerAsync("RenewHubs");
        await _pump.DeliverAllAsync();
    }

    public Task DeliverAsync() => _pump.DeliverAllAsync();

    public Task DeliverPollAsync() => _pump.DeliverOneAsync("feeds");

    public Task SelectDueAsync() => _pump.RunTimerAsync("PollFeeds");

    public T Get<T>()
        where T : notnull => _app.Get<T>();

    /// <summary>Titles of all alerts of the feed, in order.</summary>
    public async Task<string[]> AlertsAsync()
    {
        var titles = new List<string>();
        await foreach (var alert in _app.Get<IAlertStore>().ReadAsync("cecot", DateTimeOffset.UnixEpoch, Now.AddDays(1), 100, None))
        {
            if (alert.FeedId == _feedId)
                titles.Add(alert.Title);
        }

        return [.. titles.Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await Feeds.RemoveAsync(_feedId, None); // The storage is the next test's too.
        await _app.DisposeAsync();
        await Hub.DisposeAsync();
    }
}
