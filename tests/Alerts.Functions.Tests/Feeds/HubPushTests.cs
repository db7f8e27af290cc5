using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>What a hub pushes, and the polls that go on beside it.</summary>
public class HubPushTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public async Task A_signed_push_becomes_an_alert_without_a_poll(string method)
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        Assert.Equal(204, await app.Hub.PushAsync(HubServer.FeedOf("New"), method));
        await app.DeliverAsync();

        Assert.Equal(["New", "Old"], await app.AlertsAsync());
        Assert.Equal(app.Now, (await app.SubscriptionAsync()).LastPush);
        Assert.Equal(1, app.Hub.Polls);
    }

    [Fact]
    public async Task A_push_moves_no_poll_and_no_validator()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        await app.ChangeAsync(feed => feed with { Failures = 2 });
        var before = await app.FeedAsync();
        app.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(204, await app.Hub.PushAsync(HubServer.FeedOf("New")));
        var after = await app.FeedAsync();

        Assert.Equal(
            (before.DueAt, before.ETag, before.LastModified, before.Failures, before.LastPolled, before.LastSucceeded, before.Title),
            (after.DueAt, after.ETag, after.LastModified, after.Failures, after.LastPolled, after.LastSucceeded, after.Title));
    }

    [Fact]
    public async Task What_a_push_brought_is_not_told_again_by_the_next_poll()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        await app.Hub.PushAsync(HubServer.FeedOf("New"));
        app.Hub.Publish("New", "Old");
        await app.PollLaterAsync(TimeSpan.FromHours(2));

        Assert.Equal(["New", "Old"], await app.AlertsAsync());
        Assert.Equal(0, (await app.SubscriptionAsync()).Misses);
    }

    [Fact]
    public async Task A_push_with_a_wrong_signature_or_none_is_answered_and_ignored()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        var callback = app.Hub.Asked[0].Callback;
        var before = await app.FeedAsync();
        string?[] signatures = [null, "", "sha256=", "sha256=zz", "sha256=" + new string('0', 64), "md5=" + new string('0', 32), "sha1", "sha512=" + new string('0', 5_000)];
        foreach (var signature in signatures)
            Assert.Equal((signature, 204), (signature, await app.Hub.PushAsync(HubServer.FeedOf("Forged"), callback, signature)));
        await app.DeliverAsync();

        Assert.Equal(["Old"], await app.AlertsAsync());
        Assert.Equal(before.Version, (await app.FeedAsync()).Version);
    }

    [Fact]
    public async Task A_push_to_an_address_that_we_did_not_give_out_is_refused()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        var callback = app.Hub.Asked[0].Callback;

        Assert.Equal(404, await app.Hub.PushAsync(HubServer.FeedOf("New"), callback[..^1] + "x", "sha256=00"));
        Assert.Equal(404, await app.Hub.PushAsync(HubServer.FeedOf("New"), callback.Split('?')[0], "sha256=00"));
        Assert.Equal(410, await app.Hub.PushAsync(HubServer.FeedOf("New"), callback.Replace("/websub/", "/websub/x%2F%27", StringComparison.Ordinal), "sha256=00"));
    }

    [Fact]
    public async Task A_push_of_more_than_ten_megabytes_is_refused()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");

        Assert.Equal(413, await app.Hub.PushAsync(new string(' ', 10 * 1_024 * 1_024 + 1)));
        Assert.Null((await app.SubscriptionAsync()).LastPush);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Something is new.")]
    [InlineData("<rss version=\"2.0\"><channel><title>The News</title></channel></rss>")]
    public async Task A_push_without_items_only_has_the_feed_polled_soon(string content)
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        app.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(204, await app.Hub.PushAsync(content));

        var feed = await app.FeedAsync();
        Assert.Equal((app.Now, 0, null), (feed.DueAt, feed.Failures, feed.LastError));
        app.Hub.Publish("New", "Old");
        await app.PollAsync();
        Assert.Equal(["New", "Old"], await app.AlertsAsync());
    }

    [Fact]
    public async Task Pushes_without_items_move_no_poll_of_a_server_that_fails_and_none_past_the_publishers_pace()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        var polled = app.Now;
        app.Advance(TimeSpan.FromMinutes(6));
        await app.ChangeAsync(feed => feed with { Failures = 2, DueAt = polled.AddHours(2) });
        await app.Hub.PushAsync("");
        Assert.Equal(polled.AddHours(2), (await app.FeedAsync()).DueAt);

        await app.ChangeAsync(feed => feed with { Failures = 0, Pace = new(TimeSpan.FromMinutes(40), polled) });
        await app.Hub.PushAsync("");
        Assert.Equal(polled.AddMinutes(40), (await app.FeedAsync()).DueAt);
    }

    [Fact]
    public async Task A_hub_that_goes_quiet_is_noticed_asked_again_and_forgiven_when_it_pushes()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "0");
        for (var day = 1; day <= 4; day++)
        {
            app.Hub.Publish($"{day}");
            await app.PollLaterAsync(TimeSpan.FromHours(10));
            await app.RenewAsync();
        }

        // The first find may have been older than the subscription; the next three are over twenty hours.
        Assert.Equal(3, (await app.SubscriptionAsync()).Misses);
        Assert.Null(HubWatch.Warning(await app.SubscriptionAsync(), app.Now));
        Assert.Single(app.Hub.Asked);

        app.Advance(TimeSpan.FromHours(5));
        await app.RenewAsync();
        Assert.StartsWith("The hub at 127.0.0.1 has gone quiet: since 2026-03-15 08:00 UTC polls found new items 3 times",
            HubWatch.Warning(await app.SubscriptionAsync(), app.Now), StringComparison.Ordinal);
        Assert.Equal(app.Hub.Asked[0], app.Hub.Asked[1]);
        Assert.Equal(200, (await app.Hub.VerifyAsync()).Status);

        await app.Hub.PushAsync(HubServer.FeedOf("5"));
        Assert.Null(HubWatch.Warning(await app.SubscriptionAsync(), app.Now));
        Assert.Null((await app.SubscriptionAsync()).MissedSince);
    }

    [Fact]
    public async Task A_push_in_the_middle_of_a_poll_loses_nothing()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        app.Hub.Publish("Polled", "Old");
        app.Hub.WhilePolled = async () => Assert.Equal(204, await app.Hub.PushAsync(HubServer.FeedOf("Pushed")));
        await app.PollLaterAsync(TimeSpan.FromHours(1));
        app.Hub.WhilePolled = () => Task.CompletedTask;
        Assert.Equal(["Old", "Polled", "Pushed"], await app.AlertsAsync());
        Assert.Equal((app.Now, app.Now), ((await app.SubscriptionAsync()).LastPush, (await app.FeedAsync()).LastSucceeded));
        Assert.Equal(2, app.Hub.Polls);

        app.Hub.Publish("Pushed", "Polled", "Old");
        await app.PollLaterAsync(TimeSpan.FromHours(1));

        Assert.Equal(["Old", "Polled", "Pushed"], await app.AlertsAsync());
        Assert.Equal(app.Now, (await app.FeedAsync()).LastSucceeded);
    }

    [Fact]
    public async Task Many_pushes_at_once_are_all_kept()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        string[] titles = ["A", "B", "C", "D", "E"];
        var answers = await Task.WhenAll(titles.Select(title => app.Hub.PushAsync(HubServer.FeedOf(title))));
        await app.DeliverAsync();

        Assert.All(answers, answer => Assert.Equal(204, answer));
        Assert.Equal(titles.Append("Old"), await app.AlertsAsync());
        Assert.Equal(6, (await app.FeedAsync()).KnownItems.Count);
    }

    [Fact]
    public async Task A_poll_that_brings_nothing_costs_two_storage_operations_with_a_hub_too()
    {
        await using var app = await HubFixture.SubscribedAsync(azurite, "Old");
        app.Advance(TimeSpan.FromHours(1));
        await app.SelectDueAsync();
        app.Probe.Reset();
        await app.DeliverPollAsync();

        Assert.True(app.Probe.Operations.Count <= 2, string.Join('\n', app.Probe.Operations));
    }
}
