using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Managing;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>Many feeds at once: pages of them, lists in and out.</summary>
public sealed class ApiListTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    [Fact]
    public async Task Pages_follow_each_other_until_every_feed_was_shown_once()
    {
        await StoreAsync(250, feed => feed);

        var (sizes, ids) = await ReadAllAsync("/api/feeds?limit=60");

        Assert.Equal([60, 60, 60, 60, 10], sizes);
        Assert.Equal(250, ids.Distinct().Count());
        Assert.Equal([100, 100, 50], (await ReadAllAsync("/api/feeds?")).Sizes);
    }

    [Fact]
    public async Task A_page_that_just_holds_the_rest_is_the_last()
    {
        await StoreAsync(20, feed => feed);

        Assert.Equal([20], (await ReadAllAsync("/api/feeds?limit=20")).Sizes);
    }

    [Theory]
    [InlineData("state=gone", 10)]
    [InlineData("state=Active&folder=News", 20)]
    [InlineData("folder=News", 20)]
    [InlineData("folder=News%20%2F%20Latin%20America", 10)]
    [InlineData("folder=New", 0)]
    [InlineData("health=paused", 10)]
    [InlineData("health=gone&folder=News", 0)]
    public async Task A_filter_shows_what_it_says(string filter, int expected)
    {
        await StoreAsync(40, feed => (int.Parse(feed.Title, CultureInfo.InvariantCulture) % 4) switch
        {
            0 => feed with { State = FeedState.Gone, Folder = "Newspapers" },
            1 => feed with { Folder = "News" },
            2 => feed with { Folder = "News / Latin America" },
            _ => feed with { State = FeedState.Paused },
        });

        var (sizes, _) = await ReadAllAsync($"/api/feeds?{filter}&limit=7");

        Assert.Equal(expected, sizes.Sum());
        Assert.All(sizes.SkipLast(1), size => Assert.Equal(7, size));
    }

    [Theory]
    [InlineData("state=broken", "state is none of those known here; write one of active, gone, paused.")]
    [InlineData("health=5", "health is none of those known here; write one of new, healthy, failing,")]
    [InlineData("limit=0", "write a whole number from 1 to 500")]
    [InlineData("limit=501", "write a whole number from 1 to 500")]
    [InlineData("continuation=x'%20or%201%20eq%201", "leave it out to begin anew")]
    public async Task A_question_that_makes_no_sense_is_answered_with_what_would(string query, string words)
    {
        var answer = await GetAsync("/api/feeds?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_feeds_come_in_by_a_few_operations_and_have_their_turns_one_after_another()
    {
        var list = Opml.Write(Enumerable.Range(0, 1_000).Select(number => new OpmlEntry($"https://news{number}.example/feed", $"News {number}")), "Mine");

        Probe.Reset();
        var first = await PostAsync("/api/feeds/opml", Encoding.UTF8.GetString(list));
        var operations = Probe.Operations.Count;
        var second = await PostAsync("/api/feeds/opml", Encoding.UTF8.GetString(list));

        Assert.Equal((HttpStatusCode.OK, "1000", "0"), (first.Status, first["added"], first["alreadyThere"]));
        Assert.Equal((HttpStatusCode.OK, "0", "1000"), (second.Status, second["added"], second["alreadyThere"]));
        Assert.True(operations <= 20, string.Join('\n', Probe.Operations));
        var minutes = (await StoredAsync()).GroupBy(feed => (int)(feed.DueAt - App.Clock.GetUtcNow()).TotalMinutes).ToArray();
        Assert.Equal(15, minutes.Length);
        Assert.All(minutes, minute => Assert.InRange(minute.Count(), 1, 70));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_taken_is_named_and_costs_the_others_nothing()
    {
        var answer = await PostAsync("/api/feeds/opml", $"""
            <opml><body>
              <outline text="Good" xmlUrl="{Publisher}/rss"/>
              <outline text="Nothing"/>
              <outline text="File" xmlUrl="file:///etc/passwd"/>
              <outline text="Twice" xmlUrl="{Publisher}/rss#again"/>
              <outline text="Long" xmlUrl="{Publisher}/{new string('x', 3_000)}"/>
            </body></opml>
            """);

        Assert.Equal(("1", "1"), (answer["added"], answer["alreadyThere"]));
        Assert.Equal(
            ["Nothing: the entry \"Nothing\" has no xmlUrl", "File: xmlUrl \"file:///etc/passwd\" is no http(s) address", "Long: The address is longer than 2048 characters"],
            answer.Json.GetProperty("refused").EnumerateArray()
                .Select(entry => $"{entry.GetProperty("title")}: {entry.GetProperty("reason").GetString()!.Split(';')[0].TrimEnd('.')}"));
        Assert.Equal("Good", Assert.Single(await StoredAsync()).Title);
    }

    [Fact]
    public async Task Broken_and_oversized_lists_are_refused_whole()
    {
        var broken = await PostAsync("/api/feeds/opml", "<opml><body>\n<outline text='a' xmlUrl='https://a.example/'/>\n<outline");
        var large = await PostAsync("/api/feeds/opml", new string(' ', (5 * 1024 * 1024) + 1));

        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
        Assert.StartsWith("The list, line 3: this is no well-formed XML", broken["detail"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A list has at most 5 MB; split it into several."), (large.Status, large["detail"]));
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task What_went_out_comes_in_again_with_its_folders_names_and_sites()
    {
        OpmlEntry[] entries =
        [
            new("https://top.example/feed?a=1&b=2", "Top \"quoted\" & <marked>"),
            new("https://courts.example/rss", "🏛️ Courts", null, "24/7"),
            new("https://elfaro.example/rss", "El Faro", "https://elfaro.example/", FolderPath.Join(["News", "Here / there 🇸🇻"])),
        ];
        await PostAsync("/api/feeds/opml", Encoding.UTF8.GetString(Opml.Write(entries, "Mine")));

        var export = await GetAsync("/api/feeds/opml");

        Assert.Equal("text/x-opml; charset=utf-8", export.ContentType);
        Assert.Equal(entries, Opml.Read(Encoding.UTF8.GetBytes(export.Text), "export"));
    }

    [Fact]
    public async Task Discovery_names_a_site_s_feeds_and_stores_nothing()
    {
        Pages["/"] = "<html><link rel=alternate type=application/rss+xml href=rss></html>";
        Pages["/rss"] = Rss;

        var answer = await GetAsync("/api/feeds/discover?url=" + Uri.EscapeDataString(Publisher));
        var nothing = await GetAsync("/api/feeds/discover?url=" + Uri.EscapeDataString(Publisher + "/nowhere"));
        var unasked = await GetAsync("/api/feeds/discover");

        Assert.Equal((HttpStatusCode.OK, "False"), (answer.Status, answer["isFeed"]));
        var feed = Assert.Single(answer.Json.GetProperty("feeds").EnumerateArray());
        Assert.Equal(
            ($"{Publisher}/rss", "El Faro", 1, "2026-03-14T08:00:00+00:00"),
            (feed.GetProperty("url").GetString(), feed.GetProperty("title").GetString(), feed.GetProperty("items").GetInt32(), feed.GetProperty("latest").GetString()));
        Assert.Contains("Asked were:", nothing["words"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unasked.Status);
        Assert.Empty(await StoredAsync());
    }

    private async Task StoreAsync(int count, Func<Feed, Feed> change)
    {
        var feeds = Enumerable.Range(0, count)
            .Select(number => change(Feed.Create($"https://news{number}.example/feed", $"{number}", App.Clock.GetUtcNow())));
        Assert.Equal(count, (await App.Get<IFeedStore>().AddAllAsync([.. feeds], Token)).Count);
    }

    private async Task<(List<int> Sizes, List<string> Ids)> ReadAllAsync(string address)
    {
        var (sizes, ids, continuation) = (new List<int>(), new List<string>(), "");
        do
        {
            var page = await GetAsync(continuation.Length == 0 ? address : $"{address}&continuation={continuation}");
            string[] shown = [.. page.Json.GetProperty("feeds").EnumerateArray().Select(feed => feed.GetProperty("id").GetString()!)];
            sizes.Add(shown.Length);
            ids.AddRange(shown);
            continuation = page["continuation"];
        }
        while (continuation.Length > 0);
        return (sizes, ids);
    }
}
