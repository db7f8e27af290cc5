using System.Net;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Feeds;
using Alerts.Functions.Tests.Pipeline;
using Alerts.Functions.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Explaining;

/// <summary>"Why was I (not) told?", asked over HTTP once an article has gone its real way. Each test has a reader and addresses of its own.</summary>
public sealed class ExplainTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private static readonly TrackedEntity Abrego = new()
    {
        Id = "abrego-garcia",
        Name = "Kilmar Abrego García",
        Type = EntityType.Person,
        Aliases = [new("García", Requires: new(["Kilmar", "Maryland"], []))],
    };

    private static readonly TrackedEntity Bukele = new()
    {
        Id = "bukele",
        Name = "Nayib Bukele",
        Type = EntityType.Person,
        Threshold = new(Salience.Mentioned, 3),
    };

    private readonly AzuriteFixture _azurite = azurite;
    private readonly RecordingSender _sender = new();

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IEmailSender>(_sender);

    [Fact]
    public async Task An_address_of_a_site_without_feeds_is_in_no_feed()
    {
        var told = await ExplainAsync("https://nobody.example/story");

        AssertStage(told, "notInAnyFeed", "No feed of nobody.example is read here; add one, and what it brings from then on is looked at.");
        Assert.Equal("https://nobody.example/story", Text(told, "link"));
    }

    [Fact]
    public async Task An_address_that_a_readable_feed_of_its_site_never_had_is_in_no_feed()
    {
        await BringAsync("quiet", "Rain", "It will rain.");

        var told = await ExplainAsync("https://www.quiet.example/unheard-of");

        AssertStage(told, "notInAnyFeed", "No feed has brought it, although the feed of this site, “quiet”, can be read; the next poll is due at ");
        Assert.Equal("healthy", Text(Assert.Single(told.GetProperty("feeds").EnumerateArray()), "health"));
    }

    [Fact]
    public async Task A_feed_that_fails_is_named_with_its_error()
    {
        await AddFeedAsync("broken");
        await PollAsync();

        var told = await ExplainAsync(AddressAt("broken"));

        AssertStage(told, "feedFailing", "No feed has brought it. “broken” may be the one that has it: The last poll failed, the last one because ");
    }

    [Fact]
    public async Task A_feed_that_was_never_polled_says_when_it_will_be()
    {
        await AddFeedAsync("fresh");

        AssertStage(await ExplainAsync(AddressAt("fresh")), "notYetPolled",
            "No feed has brought it. “fresh” may be the one that has it: The feed has not been polled yet; the first poll is due at ");
    }

    [Fact]
    public async Task An_article_whose_batch_is_not_finished_is_not_yet_analyzed()
    {
        await WatchAsync(Cecot("pending"));
        await AddFeedAsync("pending", ("Prison", "Lawyers visited CECOT."));
        await Pump.RunTimerAsync("PollFeeds");
        await Pump.DeliverOneAsync("feeds");

        AssertStage(await ExplainAsync(AddressAt("pending")), "notYetAnalyzed", "The feed “pending” has brought it, and the batch that it came with is not finished");
        await Pump.DeliverAllAsync();
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_is_the_cause_where_the_summary_names_nothing()
    {
        await WatchAsync(Cecot("summary"));
        await BringAsync("summary", "Prison", "Read more on our site.", feed => feed with { ReadsPages = true });

        AssertStage(await ExplainAsync(AddressAt("summary")), "textNotReadable", "Only the feed's summary was read, and nothing watched is in it. ");
    }

    [Fact]
    public async Task An_article_without_any_alias_says_so()
    {
        await WatchAsync(Cecot("weather"));
        await BringAsync("weather", "Rain", "It will rain.");

        AssertStage(await ExplainAsync(AddressAt("weather")), "noAlias", "Neither headline nor text has a spelling of anything that is watched.");
    }

    [Fact]
    public async Task An_alias_without_its_context_names_what_was_missing()
    {
        await WatchAsync(Abrego);
        await BringAsync("football", "A goal", "García scored twice on Sunday.");

        AssertStage(await ExplainAsync(AddressAt("football")), "contextFailed", "“García” seen, but none of Kilmar, Maryland in the article (abrego-garcia).");
    }

    [Fact]
    public async Task An_article_that_the_matcher_could_not_take_names_the_fault()
    {
        var article = new Article
        {
            Id = StableId.Of("unmatchable"),
            FeedId = StableId.Of("feed"),
            Source = "unmatchable",
            Link = AddressAt("unmatchable"),
            Title = "Prison",
            Text = "Lawyers visited CECOT.",
            FirstSeen = App.Clock.GetUtcNow(),
        };
        await App.Get<IArticleStore>().AddAsync([new(article, ArticleStage.Failed, "Matching failed: Out of range.", ArticleFindings.None)], Token);

        AssertStage(await ExplainAsync(AddressAt("unmatchable")), "failed", "Matching failed: Out of range. The batch can be replayed.");
    }

    [Fact]
    public async Task An_excluded_phrase_is_named()
    {
        await WatchAsync(Cecot("business"));
        await BringAsync("business", "Figures", "The CECOT Group sells software.");

        AssertStage(await ExplainAsync(AddressAt("business")), "excluded", "“CECOT” seen, but it stands in a phrase that CECOT excludes (business).");
    }

    [Fact]
    public async Task An_article_that_makes_too_little_of_an_entity_is_below_its_threshold()
    {
        await WatchAsync(Bukele);
        await BringAsync("visit", "A visit", "Nayib Bukele received the delegation.");

        AssertStage(await ExplainAsync(AddressAt("visit")), "belowThreshold", "“Nayib Bukele” seen, but ");
    }

    [Fact]
    public async Task An_alert_that_nobody_wants_says_so_and_one_that_somebody_wants_counts_them()
    {
        await WatchAsync(Cecot("unwanted"));
        await BringAsync("unwanted", "Prison", "Lawyers visited CECOT.");
        AssertStage(await ExplainAsync(AddressAt("unwanted")), "notWanted", "It is an alert for unwanted. No subscription wants that.");

        var reader = await App.SubscribeAsync("counted@example.org");
        AssertStage(await ExplainAsync(AddressAt("unwanted")), "alerted", "It is an alert for unwanted. One subscription wants that.");
        await App.RemoveSubscriptionAsync(reader);
    }

    [Fact]
    public async Task A_reader_of_something_else_did_not_want_it()
    {
        await WatchAsync(Cecot("other"));
        await App.SubscribeAsync("other@example.org", subscription => subscription with { EntityIds = ["bukele"] });
        await BringAsync("other", "Prison", "Lawyers visited CECOT.");

        AssertStage(await ExplainAsync(AddressAt("other"), "other@example.org"), "notWanted", "The subscription does not want what the article is about.");
    }

    [Fact]
    public async Task An_alert_below_a_readers_own_threshold_never_enters_the_outbox()
    {
        await WatchAsync(Cecot("passing"));
        var reader = await App.SubscribeAsync("thorough@example.org", subscription => subscription with { EntityIds = ["passing"], LeastSalience = Salience.About });
        await BringAsync("passing", "Budget", string.Join("\n\n", Enumerable.Repeat("The budget of the ministry was debated for hours.", 12)) + " One line was about CECOT.");

        Assert.Null((await App.Get<IOutboxStore>().ReadWaitingAsync(reader.Id, Token)).Slot);
        AssertStage(await ExplainAsync(AddressAt("passing"), "thorough@example.org"), "belowThreshold", "The article makes too little of CECOT for this subscription: “");
    }

    [Fact]
    public async Task An_alert_that_waits_names_its_slot_and_once_sent_its_digest()
    {
        await WatchAsync(Cecot("waiting"));
        var reader = await App.SubscribeAsync("waiting@example.org", subscription => subscription with { EntityIds = ["waiting"], Cadence = Cadence.Daily, Hour = 18 });
        await BringAsync("waiting", "Prison", "Lawyers visited CECOT.");

        var waiting = await ExplainAsync(AddressAt("waiting"), "waiting@example.org");
        AssertStage(waiting, "waiting", "It waits for the digest of 2026-03-14 18:00 UTC.");
        Assert.Equal("2026-03-14T18:00:00+00:00", Text(DeliveryOf(waiting), "slot"));

        await DispatchAfterAsync(TimeSpan.FromHours(7));

        var digest = Assert.Single(await App.DigestsAsync(reader));
        var sent = await ExplainAsync(AddressAt("waiting"), "waiting@example.org");
        AssertStage(sent, "sent", $"Sent in digest {digest.Id} at 2026-03-14 19:01 UTC.");
        Assert.Equal((digest.Id, "accepted"), (Text(DeliveryOf(sent), "digestId"), Text(DeliveryOf(sent), "digestState")));
    }

    [Fact]
    public async Task A_copy_of_what_was_told_names_what_was_told_and_where()
    {
        await WatchAsync(Cecot("herald"));
        var reader = await App.SubscribeAsync("copies@example.org", subscription => subscription with { EntityIds = ["herald"] });
        await BringAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));
        await BringAsync("post", "Judge's order ignored", AgencyTexts.FlightsAsPrinted("The Post"));
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        var digest = Assert.Single(await App.DigestsAsync(reader));
        AssertStage(await ExplainAsync(AddressAt("post"), "copies@example.org"), "duplicateStory",
            $"The same story was told before, by {AddressAt("herald")} in digest {digest.Id} at 2026-03-14 12:04 UTC.");
    }

    [Fact]
    public async Task A_suppressed_address_gets_nothing_before_and_after_its_digest_is_due()
    {
        await WatchAsync(Cecot("bounce"));
        await App.SubscribeAsync("bounced@example.org", subscription => subscription with { EntityIds = ["bounce"] });
        await BringAsync("bounce", "Prison", "Lawyers visited CECOT.");
        await App.Get<ISuppressionStore>().SuppressAsync("bounced@example.org", "It bounced.", Token);
        AssertStage(await ExplainAsync(AddressAt("bounce"), "bounced@example.org"), "suppressed", "The address is suppressed.");

        await DispatchAfterAsync(TimeSpan.FromMinutes(3));

        AssertStage(await ExplainAsync(AddressAt("bounce"), "bounced@example.org"), "suppressed", "Its digest ");
    }

    [Fact]
    public async Task A_digest_that_the_provider_refused_or_left_open_was_not_sent()
    {
        await WatchAsync(Cecot("refused"));
        await App.SubscribeAsync("refused@example.org", subscription => subscription with { EntityIds = ["refused"] });
        _sender.Answers.Enqueue(new SendResult.Refused("The server is busy."));
        await BringAsync("refused", "Prison", "Lawyers visited CECOT.");
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));
        AssertStage(await ExplainAsync(AddressAt("refused"), "refused@example.org"), "waiting", "Its digest ");

        _sender.Answers.Enqueue(new SendResult.Unknown("The connection was lost."));
        await DispatchAfterAsync(TimeSpan.FromMinutes(10));

        var told = await ExplainAsync(AddressAt("refused"), "refused@example.org");
        AssertStage(told, "notSent", "The mail provider may have taken its digest ");
        Assert.EndsWith("The connection was lost.", Text(told, "sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_todays_watchlist_would_say_is_told_where_it_differs()
    {
        await WatchAsync(Cecot("opening"));
        await BringAsync("opening", "Opening", "The Terrorism Confinement Center opened.");
        Assert.Equal(JsonValueKind.Null, ArticleOf(await ExplainAsync(AddressAt("opening"))).GetProperty("today").ValueKind);

        await WatchAsync(Cecot("opening") with { Aliases = [new("Terrorism Confinement Center")] });

        var told = await ExplainAsync(AddressAt("opening"));
        AssertStage(told, "noAlias", "Neither headline nor text");
        Assert.Equal("The watchlists have changed since: today it would be an alert for opening.", Text(ArticleOf(told), "today"));
    }

    [Fact]
    public async Task An_article_is_found_by_its_id_and_by_any_spelling_of_its_address()
    {
        await WatchAsync(Cecot("named"));
        await BringAsync("named", "Rain", "It will rain.");

        var byAddress = await ExplainAsync(AddressAt("named") + "?utm_source=mail#top");

        var byId = await GetAsync($"/api/explain?article={Text(ArticleOf(byAddress), "articleId")}");
        Assert.Equal(byAddress.GetRawText(), byId.Json.GetRawText());
    }

    [Fact]
    public async Task Forty_articles_are_looked_at_and_indexed_with_as_many_storage_operations_as_one()
    {
        await WatchAsync(Cecot("cheap"));
        await BringAsync("cheap", "Rain", "It will rain."); // Reads the watchlists.

        Assert.Equal(await OperationsForAsync("lone", 1), await OperationsForAsync("busy", 40));
    }

    [Theory]
    [InlineData("", "Say which article is meant, by url=https://news.example/story or by article= and its id; one of the two.")]
    [InlineData("?url=https://a.example/&article=0123456789abcdef0123456789abcdef", "Say which article is meant")]
    [InlineData("?url=story", "url is no address of an article")]
    [InlineData("?article=story", "article is no id")]
    public async Task A_question_that_cannot_be_answered_says_how_to_ask(string query, string detail)
    {
        var answer = await GetAsync("/api/explain" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(detail, answer["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?article=0123456789abcdef0123456789abcdef", "No article of this id has been looked at")]
    [InlineData("?url=https://a.example/b&subscriber=nobody@example.org", "Nobody has subscribed with the address \"nobody@example.org\"")]
    public async Task What_does_not_exist_is_not_found(string query, string detail)
    {
        var answer = await GetAsync("/api/explain" + query);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith(detail, answer["detail"], StringComparison.Ordinal);
    }

    /// <summary>Under an id of its own for each test, since the readers of all tests stay.</summary>
    private static TrackedEntity Cecot(string id) => new() { Id = id, Name = "CECOT", Type = EntityType.Facility, Exclude = ["CECOT Group"] };

    private MessagePump Pump => field ??= new(App, _azurite);

    private static string AddressAt(string site) => $"https://{site}.example/story";

    private async Task<JsonElement> ExplainAsync(string address, string? subscriber = null)
    {
        var reader = subscriber is null ? "" : $"&subscriber={Uri.EscapeDataString(subscriber)}";
        var answer = await GetAsync($"/api/explain?url={Uri.EscapeDataString(address)}{reader}");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Text}");
        return answer.Json;
    }

    private static void AssertStage(JsonElement told, string stage, string sentence)
    {
        Assert.Equal((stage, sentence), (Text(told, "stage"), Text(told, "sentence")![..Math.Min(sentence.Length, Text(told, "sentence")!.Length)]));
    }

    private static JsonElement ArticleOf(JsonElement told) => Assert.Single(told.GetProperty("articles").EnumerateArray());

    private static JsonElement DeliveryOf(JsonElement told) => Assert.Single(ArticleOf(told).GetProperty("deliveries").EnumerateArray());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>Saves a version that watches this and nothing else; what is read before is read again only after a while.</summary>
    private async Task WatchAsync(TrackedEntity entity)
    {
        var store = App.Get<IWatchlistStore>();
        var version = (await store.ReadCurrentAsync(null, Token)).Watchlists.Select(watchlist => watchlist.Version).FirstOrDefault() + 1;
        Assert.True(await store.AddVersionAsync(
            new() { Id = "el-salvador", Name = "Deportations to El Salvador", Version = version, Entities = [entity] }, new("test", App.Clock.GetUtcNow(), "Set up"), Token));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>The feed of a site, with one article at its <see cref="AddressAt"/>; one without articles answers 404.</summary>
    private async Task AddFeedAsync(string site, params (string Title, string Text)[] articles)
    {
        await AddFeedAsync(site, feed => feed, articles);
    }

    private async Task AddFeedAsync(string site, Func<Feed, Feed> change, params (string Title, string Text)[] articles)
    {
        if (articles is [var (title, text)])
        {
            Pages[$"/{site}"] = $"<rss version=\"2.0\"><channel><title>{site}</title><link>https://{site}.example/</link><item><guid>{site}</guid>"
                + $"<title>{WebUtility.HtmlEncode(title)}</title><link>{AddressAt(site)}</link><description>{WebUtility.HtmlEncode(text)}</description></item></channel></rss>";
        }

        var feed = Feed.Create($"{Publisher}/{site}", site, App.Clock.GetUtcNow()) with { SiteLink = $"https://{site}.example/" };
        Assert.True(await App.Get<IFeedStore>().AddAsync(change(feed), Token));
    }

    private async Task BringAsync(string site, string title, string text, Func<Feed, Feed>? change = null)
    {
        await AddFeedAsync(site, change ?? (feed => feed), (title, text));
        await PollAsync();
    }

    private async Task<int> OperationsForAsync(string site, int articles)
    {
        var items = Enumerable.Range(0, articles).Select(number =>
            $"<item><guid>{number}</guid><title>Story {number}</title><link>{AddressAt(site)}/{number}</link><description>Rain.</description></item>");
        Pages[$"/{site}"] = $"<rss version=\"2.0\"><channel><title>{site}</title><link>https://{site}.example/</link>{string.Concat(items)}</channel></rss>";
        await AddFeedAsync(site);
        await Pump.RunTimerAsync("PollFeeds");
        await Pump.DeliverOneAsync("feeds");
        Probe.Reset();
        await Pump.DeliverOneAsync("articles");
        return Probe.Operations.Count;
    }

    private async Task PollAsync()
    {
        await Pump.RunTimerAsync("PollFeeds");
        await Pump.DeliverAllAsync();
    }

    private async Task DispatchAfterAsync(TimeSpan time)
    {
        App.Clock.Advance(time);
        await Pump.RunTimerAsync("RecoverStalled");
        await Pump.RunTimerAsync("DispatchDigests");
        await Pump.DeliverAllAsync();
    }
}
