using System.Net;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>A save that would flood its readers, over HTTP.</summary>
public sealed class AlertRateTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    protected override void Configure(IServiceCollection services) =>
        services.Configure<WatchlistOptions>(options => options.MostAlertsPerDay = 2);

    [Fact]
    public async Task A_draft_over_the_limit_says_its_number_and_is_saved_once_that_is_confirmed()
    {
        var now = App.Clock.GetUtcNow();
        await App.Get<ArticleArchive>().AddAsync([.. Enumerable.Range(1, 5).Select(hour => Article(hour, now.AddHours(-hour)))], Token);
        await App.Get<IWatchlistStore>().AddVersionAsync(StoredLists.List("houses", 1, "Somewhere Else"), StoredLists.Change(), Token);

        var asked = await SaveAsync("""{"id": "e0", "name": "Foxglove House"}""");

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var warning = Assert.Single(asked.Json.GetProperty("warnings").EnumerateArray());
        Assert.Equal(
            "This draft would have sent 5 alerts a day over the last 7 days; the limit is 2. Narrow what matches most, or confirm that so many are wanted",
            warning.GetProperty("message").GetString());
        Assert.Equal(1, (await App.Get<IWatchlistStore>().FindAsync("houses", null, Token))!.Watchlist.Version);

        var confirm = $"\"{warning.GetProperty("key").GetString()}\"";
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync("""{"id": "e0", "name": "Foxglove House", "aliases": ["Foxglove"]}""", confirm)).Status); // It was another draft.
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync("""{"id": "e0", "name": "Foxglove House"}""", confirm)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync("""{"id": "e0", "name": "Foxglove House", "note": "As many as before."}""")).Status);
    }

    [Fact]
    public async Task Retiring_a_watchlist_and_rolling_back_is_no_way_round_the_question()
    {
        var now = App.Clock.GetUtcNow();
        await App.Get<ArticleArchive>().AddAsync([.. Enumerable.Range(1, 5).Select(hour => Article(hour, now.AddHours(-hour)))], Token);
        await App.Get<IWatchlistStore>().AddVersionAsync(StoredLists.List("retired", 1, "Foxglove House"), StoredLists.Change(), Token);
        await App.Get<IWatchlistStore>().AddVersionAsync(StoredLists.List("retired", 2), StoredLists.Change(), Token);

        var asked = await RollBackAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var warning = Assert.Single(asked.Json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "alert-rate");
        var all = asked.Json.GetProperty("warnings").EnumerateArray().Select(each => $"\"{each.GetProperty("key").GetString()}\"");
        Assert.Contains("5 alerts a day", warning.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await RollBackAsync(string.Join(", ", all))).Status);
    }

    private Task<Answer> RollBackAsync(string confirm = "") => SendAsync(
        HttpMethod.Post, "/api/watchlists/retired/rollback", $$"""{"to": 1, "why": "Test", "confirm": [{{confirm}}]}""", "*");

    private Task<Answer> SaveAsync(string entity, string confirm = "") => SendAsync(
        HttpMethod.Put, "/api/watchlists/houses",
        $$$"""{"why": "Test", "confirm": [{{{confirm}}}], "watchlist": {"id": "houses", "name": "Houses", "entities": [{{{entity}}}]}}""", "*");

    private static Article Article(int number, DateTimeOffset firstSeen) => new()
    {
        Id = StableId.Of($"{number}"),
        FeedId = StableId.Of("feed"),
        Source = "The Border Wire",
        Title = $"Visit {number}",
        Text = "Lawyers visited Foxglove House.",
        FirstSeen = firstSeen,
    };
}
