using System.Net;
using Alerts.Core.Feeds;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>A publisher moves a feed for good: its row keeps its id, and no address has two rows.</summary>
public sealed class MovedFeedTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    [Fact]
    public async Task A_feed_that_has_moved_is_known_by_its_old_address_and_by_its_new_one()
    {
        Pages["/new"] = Rss;
        Pages["/old"] = "/new";
        await AddAsync("/old");
        var id = Assert.Single(await StoredAsync()).Id;
        await PollOverADayAsync(id);
        Assert.Equal($"{Publisher}/new", (await FeedAsync(id)).Url);

        var added = await AddAsync("/new");
        var again = await AddAsync("/old");
        var imported = await PostAsync("/api/feeds/opml", $"""
            <opml><body><outline text="Old" xmlUrl="{Publisher}/old"/><outline text="New" xmlUrl="{Publisher}/new"/></body></opml>
            """);

        Assert.Equal((HttpStatusCode.OK, id, HttpStatusCode.OK, id), (added.Status, added["id"], again.Status, again["id"]));
        Assert.Equal(("0", "2"), (imported["added"], imported["alreadyThere"]));
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_feed_does_not_move_to_where_another_one_is_until_that_one_is_removed()
    {
        Pages["/new"] = Rss;
        Pages["/old"] = "/new";
        await AddAsync("/old");
        var id = Assert.Single(await StoredAsync()).Id;
        var other = await PostAsync("/api/feeds", $$"""{"url": "{{Publisher}}/new", "title": "El Faro, moved"}""");

        await PollOverADayAsync(id);
        var health = (await GetAsync($"/api/feeds/{id}")).Json.GetProperty("health");

        Assert.Equal($"{Publisher}/old", (await FeedAsync(id)).Url);
        Assert.Equal("duplicate", health.GetProperty("state").GetString());
        Assert.Contains($"to {Publisher}/new, where \"El Faro, moved\" is read already", health.GetProperty("words").GetString(), StringComparison.Ordinal);

        await SendAsync(HttpMethod.Delete, other.Location!);
        await PollOverADayAsync(id);
        Assert.Equal(($"{Publisher}/new", null), ((await FeedAsync(id)).Url, (await FeedAsync(id)).Move));
    }

    [Fact]
    public async Task Only_the_answer_that_makes_a_move_certain_costs_a_look_at_the_other_feeds()
    {
        Pages["/new"] = Rss;
        Pages["/old"] = "/new";
        await AddAsync("/old");
        await AddAsync("/new");
        var id = Feed.IdOf($"{Publisher}/old");
        await PollAsync(id); // What is new is stored.

        List<int> operations = [];
        for (var poll = 0; poll < 4; poll++)
        {
            App.Clock.Advance(TimeSpan.FromHours(12));
            var due = (await FeedAsync(id)).DueAt;
            Probe.Reset();
            await App.Get<FeedPoller>().PollAsync(new(id, due), Token);
            operations.Add(Probe.Operations.Count);
        }

        Assert.Equal([2, 3, 2, 2], operations);
    }

    private async Task PollOverADayAsync(string id)
    {
        for (var poll = 0; poll < 3; poll++)
        {
            await PollAsync(id);
            App.Clock.Advance(TimeSpan.FromHours(12));
        }
    }

    private async Task PollAsync(string id) => await App.Get<FeedPoller>().PollAsync(new(id, (await FeedAsync(id)).DueAt), Token);

    private async Task<Feed> FeedAsync(string id) => (await App.Get<IFeedStore>().FindAsync(id, Token))!;
}
