using System.Globalization;
using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Core.Tests.Feeds;

/// <summary>A publisher whose feed has ten items a document, numbered from the newest, and a link to the next ten.</summary>
public sealed class FeedHistoryTests : FeedClientFixture
{
    private const int ItemsOfPage = 10;

    private readonly List<string> _asked = [];
    private Func<int, string> _next = page => $"/feed?page={page + 1}";
    private Func<HttpContext, int, Task>? _answer;
    private Feed? _feed;

    [Fact]
    public async Task Older_documents_are_read_until_something_known_is_met()
    {
        var document = await CompleteAsync(known: 24);

        Assert.Equal(["?page=2", "?page=3"], _asked);
        Assert.Equal(Enumerable.Range(0, 30).Select(Title), document.Items.Select(item => item.Title));
    }

    [Fact]
    public async Task A_document_that_reaches_back_and_one_that_names_no_other_ask_for_nothing()
    {
        await CompleteAsync(known: 9);
        await CompleteAsync(known: null);
        _next = _ => "";
        await CompleteAsync(known: 24);

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task No_more_than_three_older_documents_are_read()
    {
        var document = await CompleteAsync(known: 95);

        Assert.Equal(["?page=2", "?page=3", "?page=4"], _asked);
        Assert.Equal(40, document.Items.Count);
    }

    [Theory]
    [InlineData("http://www.news.example/feed?page=2", true)]
    [InlineData("http://www2.news.example/feed?page=2", false)]
    public void The_same_server_goes_by_its_name_with_and_without_www(string next, bool isFollowed)
    {
        var document = new FeedDocument { NextLink = next };

        Assert.Equal(isFollowed ? next : null, FeedHistory.NextOf(FeedAt("http://news.example/feed"), document));
        Assert.Equal(isFollowed ? next : null, FeedHistory.NextOf(FeedAt("http://WWW.news.example./feed"), document));
    }

    [Theory]
    [InlineData("http://other.example/feed?page=2")]
    [InlineData("/feed")]
    public async Task A_link_to_another_server_or_to_the_feed_itself_is_not_followed(string next)
    {
        _next = _ => next;

        Assert.Equal(ItemsOfPage, (await CompleteAsync(known: 24)).Items.Count);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "<html><body>Sign in.</body></html>")]
    [InlineData(200, "nothing of the kind")]
    public async Task What_holds_no_older_items_leaves_the_document_as_it_is(int status, string body)
    {
        _answer = async (context, _) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        };

        Assert.Equal(ItemsOfPage, (await CompleteAsync(known: 24)).Items.Count);
    }

    [Fact]
    public async Task A_slow_server_is_not_waited_for()
    {
        _answer = (context, _) =>
        {
            Time.Advance(FeedHistory.Patience);
            return Aborted(context);
        };

        Assert.Equal(ItemsOfPage, (await CompleteAsync(known: 24)).Items.Count);
        Assert.Equal(["?page=2"], _asked);
    }

    [Fact]
    public async Task Items_that_were_there_at_the_last_poll_were_not_missed()
    {
        var document = await CompleteAsync(known: 95, dateOf: number => Time.GetUtcNow().AddHours(-4 * number));

        // The last poll was two days ago, and dates may lie a day off: the archive behind that stays where it is.
        Assert.Equal(19, document.Items.Count);
        Assert.Equal(["?page=2"], _asked);
    }

    [Fact]
    public async Task A_document_whose_items_only_have_new_ids_reaches_back_and_stays_recognised()
    {
        var stored = Enumerable.Range(0, ItemsOfPage).Select(number => new FeedItem { Guid = $"old-{number}", Title = Title(number), SummaryHtml = Text(number) });
        var feed = FeedAt("http://news.example/feed") with { LastSucceeded = Time.GetUtcNow().AddDays(-2) };
        _feed = feed with { KnownItems = NewsFinder.Find(feed, new() { Items = [.. stored] }, FeedReader.ReadTexts).Known };

        var document = await CompleteAsync(known: null);

        Assert.Empty(_asked);
        var news = NewsFinder.Find(_feed, document, FeedReader.ReadTexts);
        Assert.Equal((true, 0), (news.IsRenumbered, news.NewItems));
    }

    [Fact]
    public async Task Among_new_items_a_single_known_one_under_a_new_id_reaches_back()
    {
        var last = ItemsOfPage - 1;
        var feed = FeedAt("http://news.example/feed");
        var stored = new FeedItem { Guid = "old", Title = Title(last), SummaryHtml = Text(last) };
        _feed = feed with { KnownItems = NewsFinder.Find(feed, new() { Items = [stored] }, FeedReader.ReadTexts).Known };

        await CompleteAsync(known: null);

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_headline_that_returns_over_another_story_does_not_reach_back()
    {
        var feed = FeedAt("http://news.example/feed");
        var stored = new FeedItem { Guid = "old", Title = Title(0), SummaryHtml = "The news of the day before." };
        _feed = feed with { KnownItems = NewsFinder.Find(feed, new() { Items = [stored] }, FeedReader.ReadTexts).Known };

        await CompleteAsync(known: null);

        Assert.NotEmpty(_asked);
    }

    private async Task<FeedDocument> CompleteAsync(int? known, Func<int, DateTimeOffset>? dateOf = null)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            _asked.Add(context.Request.QueryString.Value!);
            var page = int.Parse(context.Request.Query["page"]!, CultureInfo.InvariantCulture);
            await (_answer?.Invoke(context, page) ?? context.Response.WriteAsync(Page(page, dateOf)));
        });
        using var client = ClientWith(new PrivateNetworkAccess());
        var feed = (_feed ?? FeedAt("")) with { Url = server.Url + "/feed", LastSucceeded = Time.GetUtcNow().AddDays(-2), ETag = "\"1\"" };
        if (known is { } number)
            feed = feed with { KnownItems = NewsFinder.Find(feed, new() { Items = [Item(number)] }, all => [.. all.Select(_ => ArticleText.Empty)]).Known };
        var document = FeedParser.Parse(System.Text.Encoding.UTF8.GetBytes(Page(1, dateOf)), null, new(feed.Url));
        return await new FeedHistory(client, Time, NullLogger<FeedHistory>.Instance).CompleteAsync(feed, document, Token);
    }

    private string Page(int page, Func<int, DateTimeOffset>? dateOf)
    {
        var items = Enumerable.Range((page - 1) * ItemsOfPage, ItemsOfPage).Select(number =>
            $"<entry><id>{number}</id><title>{Title(number)}</title><summary>{Text(number)}</summary>{(dateOf is null ? "" : $"<updated>{dateOf(number):O}</updated>")}</entry>");
        return $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><link rel=\"next\" href=\"{_next(page)}\"/>{string.Concat(items)}</feed>";
    }

    private static FeedItem Item(int number) => new() { Guid = $"{number}", Title = Title(number) };

    private static string Title(int number) => $"Article {number}";

    private static string Text(int number) => $"What article {number} tells.";
}
