using System.Net;
using Alerts.Core.Feeds;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>One feed's life under <c>/api/feeds</c>.</summary>
public sealed class ApiTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    [Fact]
    public async Task A_feed_is_added_once_and_shows_what_is_known_of_it()
    {
        Pages["/rss"] = Rss;

        var added = await PostAsync("/api/feeds", $$"""{"url": " {{Publisher}}/rss#top ", "folder": "News / Latin  America", "readsPages": true}""");
        var again = await AddAsync("/rss");
        var read = await GetAsync(added.Location!);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (added.Status, again.Status, read.Status));
        Assert.Equal($"/api/feeds/{added["id"]}", added.Location);
        Assert.Equal(added.Text, again.Text);
        Assert.Equal(added.Text, read.Text);
        Assert.Equal(added["etag"], read.ETag);
        Assert.Equal(
            ($"{Publisher}/rss", "El Faro", "https://elfaro.example/", "News / Latin America", "active", "True", "new"),
            (read["url"], read["title"], read["site"], read["folder"], read["state"], read["readsPages"], read.Json.GetProperty("health").GetProperty("state").GetString()));
        Assert.Equal(App.Clock.GetUtcNow(), read.Json.GetProperty("nextPoll").GetDateTimeOffset());
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_site_s_address_is_answered_with_the_feeds_that_it_leads_to()
    {
        Pages["/"] = "<html><link rel=alternate type=application/rss+xml href=rss></html>";
        Pages["/rss"] = Rss;

        var answer = await AddAsync("/");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal($"{Publisher}/ is no feed itself, but leads to one. Add one of those in \"feeds\" by its own address.", answer["detail"]);
        Assert.Equal($"{Publisher}/rss", Assert.Single(answer.Json.GetProperty("feeds").EnumerateArray()).GetProperty("url").GetString());
        Assert.Empty(await StoredAsync());
    }

    [Theory]
    [InlineData("""{"url": "ftp://news.example/feed"}""", "only http and https are asked")]
    [InlineData("""{"url": "mailto:a@news.example"}""", "only http and https are asked")]
    [InlineData("""{"url": "a b"}""", "is no address; write one such as")]
    [InlineData("""{"title": "El Faro"}""", "url is missing; send an object such as")]
    [InlineData("""{"url": "https://news.example", "folders": "x"}""", "(line 1, at $.folders)")]
    [InlineData("{\n\"url\": 5}", "(line 2, at $.url)")]
    [InlineData("null", "it is null")]
    [InlineData("", "is not the JSON that is expected here")]
    public async Task What_cannot_be_added_is_refused_with_the_reason(string body, string reason)
    {
        var answer = await PostAsync("/api/feeds", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, answer["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("Alerts.", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_today_is_added_with_its_trouble_and_one_that_is_gone_is_not()
    {
        Pages["/down"] = "503";
        Pages["/gone"] = "410";

        var down = await AddAsync("/down");
        var gone = await AddAsync("/gone");

        Assert.Equal((HttpStatusCode.Created, "1"), (down.Status, down["failures"]));
        Assert.Equal("The server answered 503 Service Unavailable.", down.Json.GetProperty("lastError").GetProperty("message").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, gone.Status);
        Assert.Contains("410 Gone", gone["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_nothing_at_it_is_refused_with_the_way_out_or_the_feed_that_its_site_has()
    {
        var nothing = await AddAsync("/fed");
        Pages["/rss.xml"] = Rss;
        var elsewhere = await AddAsync("/fed");

        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.StartsWith("The server answered 404 Not Found. Nothing is at this address", nothing["detail"], StringComparison.Ordinal);
        Assert.EndsWith("Look how the address is written, or give the site's own.", nothing["detail"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.Status);
        Assert.Equal($"{Publisher}/rss.xml", Assert.Single(elsewhere.Json.GetProperty("feeds").EnumerateArray()).GetProperty("url").GetString());
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_change_needs_the_state_that_it_was_made_from()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");
        Task<Answer> ChangeAsync(string body, string? ifMatch) => SendAsync(HttpMethod.Patch, feed.Location!, body, ifMatch);

        var blind = await ChangeAsync("""{"title": "x"}""", null);
        await SaveAsync(feed["id"], polled => polled with { LastPolled = App.Clock.GetUtcNow(), Title = "El Faro de hoy" });
        var first = await ChangeAsync("""{"title": "Mine", "folder": "A / B", "readsPages": true}""", feed.ETag);
        var second = await ChangeAsync("""{"title": "Yours"}""", feed.ETag);
        var weak = await ChangeAsync("""{"title": "Yours"}""", "W/" + first.ETag);
        var third = await ChangeAsync("""{"title": null}""", $"\"other\", {first.ETag}");
        var any = await ChangeAsync("""{"folder": ""}""", "*");

        Assert.Equal(
            [428, 200, 412, 412, 200, 200],
            new[] { blind, first, second, weak, third, any }.Select(answer => (int)answer.Status));
        Assert.Equal(("Mine", "A / B", "True"), (first["title"], first["folder"], first["readsPages"]));
        Assert.Equal(("El Faro de hoy", "A / B", "True"), (third["title"], third["folder"], third["readsPages"]));
        Assert.Equal("", any["folder"]);
        Assert.Contains("read it again", second["detail"], StringComparison.Ordinal);
        Assert.Equal((await GetAsync(feed.Location!)).ETag, any.ETag);
    }

    [Fact]
    public async Task A_change_while_the_feed_is_polled_keeps_both()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            var answer = await SendAsync(HttpMethod.Patch, feed.Location!, number % 2 == 0 ? """{"readsPages": true}""" : $$"""{"folder": "{{number}}"}""", "*");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }));

        var stored = Assert.Single(await StoredAsync());
        Assert.True(stored is { ReadsPages: true, Folder: not null });
    }

    [Fact]
    public async Task A_feed_is_polled_in_the_next_round_when_an_editor_says_so()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");
        await SaveAsync(feed["id"], polled => polled with { DueAt = App.Clock.GetUtcNow().AddHours(3) });

        var answer = await PostAsync(feed.Location + "/poll");

        Assert.Equal((HttpStatusCode.Accepted, feed.Location), (answer.Status, answer.Location));
        Assert.Equal(App.Clock.GetUtcNow(), Assert.Single(await StoredAsync()).DueAt);
    }

    [Theory]
    [InlineData(FeedState.Active, 30, "The publisher asks not to be called before 2026-03-14 12:30:00 UTC.")]
    [InlineData(FeedState.Gone, 0, "Set paused to false to ask once more.")]
    [InlineData(FeedState.Paused, 0, "Set paused to false to go on with it.")]
    public async Task A_poll_that_must_not_be_is_refused_with_the_way_out(FeedState state, int minutes, string reason)
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");
        var due = App.Clock.GetUtcNow().AddHours(3);
        await SaveAsync(feed["id"], polled => polled with { State = state, NotBefore = App.Clock.GetUtcNow().AddMinutes(minutes), DueAt = due });

        var answer = await PostAsync(feed.Location + "/poll");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(reason, answer["detail"], StringComparison.Ordinal);
        Assert.Equal(due, Assert.Single(await StoredAsync()).DueAt);
    }

    [Fact]
    public async Task A_paused_feed_is_not_due_until_it_goes_on_and_a_gone_one_may_be_asked_once_more()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");
        Task<Answer> PauseAsync(string paused) => SendAsync(HttpMethod.Patch, feed.Location!, $$"""{"paused": {{paused}}}""", "*");
        ValueTask<int> DueAsync() => App.Get<IFeedStore>().ReadDueAsync(App.Clock.GetUtcNow(), Token).CountAsync(Token);

        var paused = await PauseAsync("true");
        Assert.Equal(("paused", "True", "", 0), (paused["state"], paused["paused"], paused["nextPoll"], await DueAsync()));

        App.Clock.Advance(TimeSpan.FromHours(1));
        var resumed = await PauseAsync("false");
        Assert.Equal(("active", App.Clock.GetUtcNow(), 1), (resumed["state"], resumed.Json.GetProperty("nextPoll").GetDateTimeOffset(), await DueAsync()));

        await SaveAsync(feed["id"], polled => polled with { State = FeedState.Gone });
        Assert.Equal("gone", (await SendAsync(HttpMethod.Patch, feed.Location!, """{"title": "x"}""", "*"))["state"]);
        Assert.Equal(("active", 1), ((await PauseAsync("false"))["state"], await DueAsync()));
    }

    [Fact]
    public async Task A_removed_feed_is_gone_from_the_list()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");

        var stale = await SendAsync(HttpMethod.Delete, feed.Location!, ifMatch: "\"other\"");
        var removed = await SendAsync(HttpMethod.Delete, feed.Location!);
        var again = await SendAsync(HttpMethod.Delete, feed.Location!);

        Assert.Equal([412, 204, 404], new[] { stale, removed, again }.Select(answer => (int)answer.Status));
        Assert.Empty(await StoredAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(feed.Location!)).Status);
    }

    [Theory]
    [InlineData("GET", "/api/feeds/%3F%23%2F%5C????????????????????????????")]
    [InlineData("GET", "/api/feeds/%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27%3F%23%5C%27")]
    [InlineData("DELETE", "/api/feeds/discover")]
    [InlineData("PATCH", "/api/feeds/opml")]
    [InlineData("GET", "/api/feeds/unknown")]
    public async Task What_is_no_feed_s_address_is_not_found(string method, string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Parse(method), path, ifMatch: "*")).Status);

    [Fact]
    public async Task A_hub_s_secrets_stay_here()
    {
        Pages["/rss"] = Rss;
        var feed = await AddAsync("/rss");
        await SaveAsync(feed["id"], polled => polled with
        {
            Hub = new("https://hub.example/", "https://elfaro.example/rss", "the-token", "the-secret", HubState.Active, App.Clock.GetUtcNow()),
            Move = new("https://elfaro.example/new", App.Clock.GetUtcNow(), 2),
            Rhythm = new([3, 0, 5], new(2026, 3, 12), TimeSpan.FromHours(3), null),
        });

        var read = await GetAsync(feed.Location!);

        Assert.Equal("active", read.Json.GetProperty("hub").GetProperty("state").GetString());
        Assert.Equal("https://elfaro.example/new", read.Json.GetProperty("move").GetProperty("url").GetString());
        Assert.Equal("[3,0,5,0,0]", read["itemsPerDay"]);
        Assert.DoesNotContain("the-token", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", read.Text, StringComparison.Ordinal);
    }
}
