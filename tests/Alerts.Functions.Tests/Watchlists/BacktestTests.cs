using System.Net;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Feeds;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>A draft held against the saved version over the articles of some days, over HTTP.</summary>
public sealed class BacktestTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private const string Path = "/api/watchlists/el-salvador/backtest";

    private static readonly TrackedEntity Cecot = new() { Id = "cecot", Name = "CECOT" };

    [Fact]
    public async Task A_draft_like_the_saved_version_gains_and_loses_nothing()
    {
        await SaveAsync(Cecot);
        await ArchiveAsync(("Visit", "Lawyers visited CECOT on Friday.", 1), ("Rain", "It will rain.", 2));

        var report = await BacktestAsync([Cecot]);

        Assert.Equal(2, report.GetProperty("articles").GetInt32());
        Assert.Equal((1, 1), (Alerts(report, "before"), Alerts(report, "after")));
        Assert.Equal((0, 0), (Total(report, "gained"), Total(report, "lost")));
    }

    [Fact]
    public async Task What_a_draft_gains_and_loses_is_shown_with_its_sentence_and_cause()
    {
        await SaveAsync(Cecot, new TrackedEntity { Id = "bukele", Name = "Nayib Bukele", Aliases = [new("Bukele")] });
        await ArchiveAsync(
            ("Visit", "It was a long day. Lawyers visited CECOT on Friday.", 1),
            ("Prison", "The Terrorism Confinement Center opened in 2023. It holds thousands.", 2),
            ("Speech", "Bukele spoke for an hour.", 3));

        var report = await BacktestAsync([Cecot with { Aliases = [new("Terrorism Confinement Center")] }]);

        var gained = Assert.Single(report.GetProperty("gained").GetProperty("newest").EnumerateArray());
        Assert.Equal(("Prison", "The Terrorism Confinement Center opened in 2023.", "alias “Terrorism Confinement Center” once"),
            (Text(gained, "title"), Text(gained.GetProperty("evidence"), "text"), Text(gained, "why")));
        Assert.Equal("""[{"start":4,"length":28}]""", gained.GetProperty("evidence").GetProperty("marks").GetRawText());
        var lost = Assert.Single(report.GetProperty("lost").GetProperty("newest").EnumerateArray());
        Assert.Equal(("Speech", "Bukele spoke for an hour.", "The draft does not look for “Bukele” any more."),
            (Text(lost, "title"), Text(lost.GetProperty("evidence"), "text"), Text(lost, "because")));
        Assert.Equal([("cecot", 1, 2), ("bukele", 1, 0)], report.GetProperty("entities").EnumerateArray()
            .Select(entity => (Text(entity, "entityId"), entity.GetProperty("before").GetInt32(), entity.GetProperty("after").GetInt32())));
    }

    [Fact]
    public async Task Only_the_days_asked_for_count()
    {
        await SaveAsync(Cecot);
        await ArchiveAsync(("Old", "Lawyers visited CECOT.", 24 * 8), ("New", "Lawyers visited CECOT again.", 24 * 6));

        Assert.Equal(1, Alerts(await BacktestAsync([Cecot], days: 7), "after"));
        Assert.Equal(2, Alerts(await BacktestAsync([Cecot], days: 9), "after"));
    }

    [Fact]
    public async Task Mails_a_week_are_those_that_the_schedule_would_send()
    {
        await SaveAsync(Cecot);
        var immediate = await App.SubscribeAsync("immediate@example.org", subscription => subscription with { EntityIds = ["cecot"] });
        var daily = await App.SubscribeAsync("daily@example.org", subscription => subscription with { EntityIds = ["cecot"], Cadence = Cadence.Daily, Hour = 7 });
        // Over seven days: three moments with the alias, the first of two articles within the collecting window; one more with the name, on one of these days.
        await ArchiveAsync(
            ("Alias 1", "The mega-prison opened.", 24 * 6.99), ("Alias 2", "The mega-prison closed.", (24 * 6.99) - (1 / 60.0)),
            ("Alias 3", "The mega-prison opened again.", 60), ("Alias 4", "The mega-prison closed again.", 30), ("Name", "CECOT opened.", 58));

        var report = await BacktestAsync([Cecot with { Aliases = [new("mega-prison")] }], days: 7);

        var mails = report.GetProperty("mailsPerWeek").GetProperty("mostChanged").EnumerateArray().ToDictionary(
            change => Text(change, "subscriptionId")!, change => (change.GetProperty("before").GetDouble(), change.GetProperty("after").GetDouble()));
        AssertClose((1, 4), mails[immediate.Id]);
        AssertClose((1, 3), mails[daily.Id]);
        Assert.DoesNotContain("example.org", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_under_one_link_are_one_mail()
    {
        await SaveAsync();
        var reader = await App.SubscribeAsync("copies@example.org", subscription => subscription with { EntityIds = ["cecot"] });
        var first = Article("Wire", "CECOT opened.", 24 * 6.99);
        await App.Get<ArticleArchive>().AddAsync([first, Article("Copy", "CECOT opened.", 10) with { Link = first.Link }], Token);

        var report = await BacktestAsync([Cecot], days: 7);

        var mails = report.GetProperty("mailsPerWeek").GetProperty("mostChanged").EnumerateArray().Single(change => Text(change, "subscriptionId") == reader.Id);
        AssertClose((0, 1), (mails.GetProperty("before").GetDouble(), mails.GetProperty("after").GetDouble()));
        Assert.StartsWith("Articles under one link count as one story.", Text(report.GetProperty("mailsPerWeek"), "note"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(46)]
    public async Task Days_beyond_those_that_are_looked_at_are_refused(int days)
    {
        var answer = await PostAsync(Path, Body([Cecot], days));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith($"days is {days}; write a whole number from 1 to 45", answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_another_watchlist_is_refused()
    {
        var answer = await PostAsync("/api/watchlists/other/backtest", Body([Cecot], 7));

        Assert.Equal((HttpStatusCode.BadRequest, "The draft's id is \"el-salvador\", but the address is that of \"other\"; use the same for both."),
            (answer.Status, answer["detail"]));
    }

    private static void AssertClose((double, double) expected, (double, double) actual)
    {
        Assert.Equal(expected.Item1, actual.Item1, 0.02);
        Assert.Equal(expected.Item2, actual.Item2, 0.02);
    }

    private async Task<JsonElement> BacktestAsync(TrackedEntity[] entities, int days = 30)
    {
        var answer = await PostAsync(Path, Body(entities, days));
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Text}");
        return answer.Json;
    }

    private static string Body(TrackedEntity[] entities, int days) =>
        $$"""{"days": {{days}}, "watchlist": {{WatchlistFile.ToJson(List(1, entities))}}}""";

    private static Watchlist List(int version, TrackedEntity[] entities) =>
        new() { Id = "el-salvador", Name = "Deportations to El Salvador", Version = version, Entities = entities };

    /// <summary>Each test has days of its own, years apart, and saves one version more.</summary>
    private async Task SaveAsync(params TrackedEntity[] entities)
    {
        var store = App.Get<IWatchlistStore>();
        var version = (await store.ReadCurrentAsync(null, Token)).Watchlists.Select(watchlist => watchlist.Version).FirstOrDefault();
        App.Clock.SetUtcNow(App.Clock.GetUtcNow().AddYears(version));
        Assert.True(await store.AddVersionAsync(List(version + 1, entities), new("test", App.Clock.GetUtcNow(), "Set up"), Token));
    }

    private Task ArchiveAsync(params (string Title, string Text, double HoursAgo)[] articles) =>
        App.Get<ArticleArchive>().AddAsync([.. articles.Select(article => Article(article.Title, article.Text, article.HoursAgo))], Token);

    private Article Article(string title, string text, double hoursAgo) => new()
    {
        Id = StableId.Of(title),
        FeedId = StableId.Of("feed"),
        Source = "The Border Wire",
        Link = $"https://news.example/{title.Replace(' ', '-')}",
        Title = title,
        Text = text,
        FirstSeen = App.Clock.GetUtcNow().AddHours(-hoursAgo),
    };

    private static int Alerts(JsonElement report, string version) => report.GetProperty(version).GetProperty("alerts").GetInt32();

    private static int Total(JsonElement report, string changes) => report.GetProperty(changes).GetProperty("total").GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
