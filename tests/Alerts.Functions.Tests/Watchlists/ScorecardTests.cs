using System.Net;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scorecards;
using Alerts.Functions.Tests.Feeds;
using Alerts.Functions.Tests.Pipeline;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>The scorecard of a watchlist over HTTP, once articles have gone their real way and readers have said what was wrong.</summary>
public sealed class ScorecardTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private const string Path = "/api/watchlists/el-salvador/scorecard";

    private static readonly string[] OnTheCase =
    [
        "The court heard García on Monday. His lawyer named Kilmar and a judge from Maryland.",
        "On Friday García was held in CECOT, and friends of Kilmar wept at the gates.",
        "A senator from Maryland flew south to see García in his cell.",
        "The guards brought García to CECOT at night, in chains and without a word.",
        "They said that Kilmar had waited for weeks. Then García spoke.",
    ];

    private static readonly string[] OnFootball =
    [
        "In Madrid the striker García scored twice before the break.",
        "The coach praised García after the match against Sevilla.",
        "A knee keeps García away from the lawn until the autumn, says Atlético.",
    ];

    private readonly AzuriteFixture _azurite = azurite;

    [Fact]
    public async Task Hits_are_counted_by_alias_and_dismissed_ones_suggest_what_the_alias_should_require()
    {
        var abrego = new TrackedEntity
        {
            Id = "abrego-garcia",
            Name = "Kilmar Abrego García",
            Type = EntityType.Person,
            Aliases = [new("García"), new("Abrego")],
        };
        await WatchAsync(abrego, new() { Id = "prison", Name = "Terrorism Confinement Center", Type = EntityType.Facility });
        await BringAsync(
        [
            .. OnTheCase, .. OnFootball,
            "The Terrorism Confinement Center (CECOT) is near Tecoluca.",
            "Reporters saw the Terrorism Confinement Center (CECOT) from afar.",
        ]);
        foreach (var alert in await AlertsOfAsync(abrego.Id))
        {
            if (OnFootball.Any(text => text.Contains(alert.Evidence.Text, StringComparison.Ordinal)))
                await DismissTwiceAsync(alert);
        }

        var answer = await GetAsync(Path);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal((10, 1), (answer.Json.GetProperty("articles").GetInt32(), answer.Json.GetProperty("version").GetInt32()));
        var entity = answer.Json.GetProperty("entities")[0];
        Assert.Equal([("Kilmar Abrego García", 0, 0), ("García", 8, 3), ("Abrego", 0, 0)], entity.GetProperty("aliases").EnumerateArray()
            .Select(alias => (alias.GetProperty("alias").GetString()!, Count(alias, "alerts"), Count(alias, "dismissed"))));
        Assert.Equal((8, 8, 8, 3), (Count(entity, "hits"), Count(entity, "alerts"), Count(entity, "stories"), Count(entity, "dismissed")));
        Assert.Equal(3 / 8.0, entity.GetProperty("counts").GetProperty("dismissedShare").GetDouble(), 3);
        Assert.Equal("2026-03-14T12:00:00+00:00", entity.GetProperty("counts").GetProperty("lastHit").GetString());

        var context = Assert.Single(entity.GetProperty("suggestions").EnumerateArray());
        Assert.Equal("requiredContext", context.GetProperty("kind").GetString());
        Assert.Equal("García", context.GetProperty("alias").GetProperty("text").GetString());
        Assert.Equal(["CECOT", "Kilmar", "Maryland"], context.GetProperty("alias").GetProperty("requires").GetProperty("any").EnumerateArray()
            .Select(word => word.GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("""{"good":5,"goodKept":5,"bad":3,"badKept":0}""", context.GetProperty("context").GetRawText());
        var bracket = Assert.Single(answer.Json.GetProperty("entities")[1].GetProperty("suggestions").EnumerateArray());
        Assert.Equal(("aliasInBrackets", "CECOT", 2), (bracket.GetProperty("kind").GetString(), bracket.GetProperty("alias").GetString(), bracket.GetProperty("articles").GetInt32()));
    }

    [Theory]
    [InlineData("?days=0", "days is 0; write a whole number from 1 to 45")]
    [InlineData("?days=a", "days is no number; write a whole number of days such as days=30.")]
    public async Task Days_that_cannot_be_used_are_refused(string query, string detail)
    {
        var answer = await GetAsync(Path + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(detail, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_watchlist_is_not_found()
    {
        var answer = await GetAsync("/api/watchlists/nothing/scorecard");

        Assert.Equal((HttpStatusCode.NotFound, "There is no watchlist \"nothing\"."), (answer.Status, answer["detail"]));
    }

    private Task WatchAsync(params TrackedEntity[] entities) => App.WatchAsync(entities);

    private async Task BringAsync(string[] texts)
    {
        var items = texts.Select((text, number) =>
            $"<item><guid>{number}</guid><title>Report {number}</title><link>https://wire.example/{number}</link><description>{text}</description></item>");
        Pages["/wire"] = $"<rss version=\"2.0\"><channel><title>Wire</title><link>https://wire.example/</link>{string.Concat(items)}</channel></rss>";
        Assert.True(await App.Get<IFeedStore>().AddAsync(Feed.Create($"{Publisher}/wire", "Wire", App.Clock.GetUtcNow()), Token));
        var pump = new MessagePump(App, _azurite);
        await pump.RunTimerAsync("PollFeeds");
        await pump.DeliverAllAsync();
        App.Clock.Advance(TimeSpan.FromHours(1));
    }

    private async Task<IReadOnlyList<Alert>> AlertsOfAsync(string entityId) =>
        await App.Get<IAlertStore>().ReadAsync(entityId, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, int.MaxValue, Token).ToListAsync(Token);

    /// <summary>One reader says it twice and another once: still one dismissed alert.</summary>
    private async Task DismissTwiceAsync(Alert alert)
    {
        foreach (var reader in (string[])["first", "first", "second"])
            await App.Get<IDismissals>().AddAsync(new(alert.EntityId, alert.Id, StableId.Of(reader), App.Clock.GetUtcNow()), Token);
    }

    private static int Count(JsonElement scored, string name) => scored.GetProperty("counts").GetProperty(name).GetInt32();
}
