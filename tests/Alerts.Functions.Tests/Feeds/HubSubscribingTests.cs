using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Alerts.Core.Feeds.Managing;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>Subscribing at a real hub on this machine, through the app's own functions.</summary>
public class HubSubscribingTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_hub_that_a_feed_names_is_asked_and_its_lease_kept()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        app.Hub.LeaseSeconds = 3_600;
        await app.PollAsync();
        await app.RenewAsync();

        var asked = Assert.Single(app.Hub.Asked);
        Assert.Equal(("subscribe", app.Hub.Topic, "864000"), (asked.Mode, asked.Topic, asked.LeaseSeconds));
        Assert.Equal(64, asked.Secret!.Length);
        Assert.Equal(HubState.Pending, (await app.SubscriptionAsync()).State);

        Assert.Equal((200, "a challenge & more"), await app.Hub.VerifyAsync());
        var hub = await app.SubscriptionAsync();
        Assert.Equal((HubState.Active, app.Now.AddHours(1)), (hub.State, hub.ExpiresAt));
    }

    [Fact]
    public async Task A_hub_may_verify_while_it_still_answers_the_request()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        app.Hub.VerifiesAtOnce = true;
        app.Hub.Status = 204;
        await app.PollAsync();
        await app.RenewAsync();

        Assert.Equal(HubState.Active, (await app.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task A_hub_that_sends_subscribers_elsewhere_is_followed_there_with_the_whole_request()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        app.Hub.MovedTo = "other-hub";
        await app.PollAsync();
        await app.RenewAsync();

        Assert.Equal((200, "a challenge & more"), await app.Hub.VerifyAsync());
        Assert.Equal(HubState.Active, (await app.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task Nothing_is_verified_but_what_was_asked_for()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        await app.PollAsync();
        await app.RenewAsync();
        var asked = app.Hub.Asked.Single();
        var before = await app.FeedAsync();

        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Topic = "https://news.example/another" })).Status);
        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Mode = "unsubscribe" })).Status);
        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Mode = "publish" })).Status);
        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Callback = asked.Callback[..^1] + "x" })).Status);
        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Callback = asked.Callback.Split('?')[0] })).Status);
        Assert.Equal(404, (await app.Hub.VerifyAsync(asked with { Callback = asked.Callback.Replace("/websub/", "/websub/a%27b%2F", StringComparison.Ordinal) })).Status);
        Assert.Equal(404, await app.Hub.HeadAsync(asked));
        Assert.Equal(before.Version, (await app.FeedAsync()).Version);
    }

    [Fact]
    public async Task A_verification_that_comes_twice_is_answered_twice_and_counts_once()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        var before = (await app.FeedAsync()).Version;

        Assert.Equal(200, (await app.Hub.VerifyAsync()).Status);
        Assert.Equal(before, (await app.FeedAsync()).Version);
        app.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(404, (await app.Hub.VerifyAsync()).Status);
    }

    [Fact]
    public async Task A_hub_that_refuses_is_left_alone_for_a_week()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        await app.PollAsync();
        await app.RenewAsync();
        await app.Hub.VerifyAsync(app.Hub.Asked[0] with { Mode = "denied" }, ("hub.reason", "Too <b>many</b> feeds"));

        var hub = await app.SubscriptionAsync();
        Assert.Equal(HubState.Ended, hub.State);
        Assert.Equal(
            "The hub at 127.0.0.1 refused the subscription: Too <b>many</b> feeds. It is asked again after a week. The feed is polled as before.",
            HubWatch.Warning(hub, app.Now));
        Assert.Equal(410, await app.Hub.PushAsync(HubServer.FeedOf("New")));

        app.Hub.Publish("Newer");
        await app.PollLaterAsync(TimeSpan.FromDays(6));
        await app.RenewAsync();
        Assert.Single(app.Hub.Asked);
        app.Hub.Publish("Newest");
        await app.PollLaterAsync(TimeSpan.FromDays(2));
        await app.RenewAsync();
        Assert.Equal(2, app.Hub.Asked.Count);
    }

    [Fact]
    public async Task A_lease_is_renewed_under_the_same_keys_when_a_fifth_of_it_is_left()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        app.Advance(TimeSpan.FromDays(7.9));
        await app.RenewAsync();
        Assert.Single(app.Hub.Asked);

        app.Advance(TimeSpan.FromDays(0.2));
        await app.RenewAsync();
        Assert.Equal(app.Hub.Asked[0], app.Hub.Asked[1]);
        Assert.Equal(200, (await app.Hub.VerifyAsync()).Status);
        Assert.Equal(app.Now.AddDays(10), (await app.SubscriptionAsync()).ExpiresAt);
    }

    [Fact]
    public async Task A_request_without_an_answer_is_repeated_ever_more_rarely_with_new_keys()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.Publish("Old");
        app.Hub.Status = 500;
        await app.PollAsync();
        for (var minutes = 0; minutes < 48 * 60; minutes += 30)
        {
            await app.RenewAsync();
            app.Advance(TimeSpan.FromMinutes(30));
        }

        // After 0, 1, 3, 7, 15 and 31 hours.
        Assert.Equal(6, app.Hub.Asked.Count);
        Assert.Equal(6, app.Hub.Asked.Select(asked => (asked.Callback, asked.Secret)).Distinct().Count());
        Assert.Equal(404, (await app.Hub.VerifyAsync(app.Hub.Asked[0])).Status);
        Assert.Equal(
            "The hub at 127.0.0.1 did not take the request: The server answered 500 Internal Server Error. The feed is polled as before.",
            HubWatch.Warning(await app.SubscriptionAsync(), app.Now));
    }

    [Fact]
    public async Task When_the_publisher_changes_the_hub_the_old_one_is_asked_to_end_and_the_new_one_to_begin()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        app.Hub.NamedHub = "other-hub";
        app.Hub.Publish("Old", "New");
        await app.PollLaterAsync(TimeSpan.FromHours(1));
        await app.RenewAsync();

        var (begun, ended, next) = (app.Hub.Asked[0], app.Hub.Asked[1], app.Hub.Asked[2]);
        Assert.Equal(("unsubscribe", begun.Callback, null), (ended.Mode, ended.Callback, ended.Secret));
        Assert.Equal("subscribe", next.Mode);
        Assert.NotEqual(begun.Callback, next.Callback);
        Assert.Equal((200, "a challenge & more"), await app.Hub.VerifyAsync(ended));
        Assert.Equal(410, await app.Hub.PushAsync("", ended.Callback, null));
        Assert.Equal(200, (await app.Hub.VerifyAsync(next)).Status);
        Assert.Equal(HubState.Active, (await app.SubscriptionAsync()).State);

        app.Advance(TimeSpan.FromHours(2));
        await app.RenewAsync();
        Assert.Null((await app.SubscriptionAsync()).Former);
        Assert.Equal(3, app.Hub.Asked.Count);
    }

    [Theory]
    [InlineData(FeedState.Paused)]
    [InlineData(FeedState.Gone)]
    public async Task A_feed_that_is_no_longer_polled_is_pushed_no_longer(FeedState state)
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        await app.ChangeAsync(feed => feed with { State = state });
        Assert.Equal(410, await app.Hub.PushAsync(HubServer.FeedOf("New")));

        await app.RenewAsync();
        Assert.Equal("unsubscribe", app.Hub.Asked[^1].Mode);
        Assert.Equal(200, (await app.Hub.VerifyAsync()).Status);
        app.Advance(TimeSpan.FromHours(2));
        await app.RenewAsync();
        Assert.Null((await app.FeedAsync()).Hub);
        Assert.Equal(2, app.Hub.Asked.Count);
    }

    [Fact]
    public async Task A_removed_feed_tells_its_hub_confirms_the_end_and_takes_no_push()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        var (feed, callback) = (await app.FeedAsync(), app.Hub.Asked[0].Callback);
        await app.Get<FeedAdmin>().RemoveAsync(feed.Id, _ => true, CancellationToken.None);

        Assert.Equal(("unsubscribe", callback), (app.Hub.Asked[^1].Mode, app.Hub.Asked[^1].Callback));
        Assert.Equal((200, "a challenge & more"), await app.Hub.VerifyAsync());
        Assert.Equal(404, (await app.Hub.VerifyAsync(app.Hub.Asked[0])).Status);
        Assert.Equal(410, await app.Hub.PushAsync("", callback, null));
    }

    [Fact]
    public async Task A_feed_without_a_hub_asks_nobody()
    {
        await using var app = await HubFixture.StartAsync(azurite);
        app.Hub.NamedHub = null;
        app.Hub.Publish("Old");
        await app.PollAsync();
        await app.RenewAsync();

        Assert.Null((await app.FeedAsync()).Hub);
        Assert.Empty(app.Hub.Asked);
    }
}
