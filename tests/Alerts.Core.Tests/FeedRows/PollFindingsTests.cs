using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Tests.FeedRows;

/// <summary>What a document tells beside its items; above all, whether some were missed.</summary>
public class PollFindingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_first_poll_has_missed_nothing() =>
        Assert.True(Read(Feed.Create("https://news.example/feed", null, Now), 0..20).SpansKnown);

    [Fact]
    public void One_known_item_joins_the_documents() => Assert.True(Read(Known(0..20), 19..39).SpansKnown);

    [Fact]
    public void A_document_without_a_known_item_may_have_lost_some() => Assert.False(Read(Known(0..20), 20..40).SpansKnown);

    [Fact]
    public void An_empty_document_has_lost_nothing() => Assert.True(Read(Known(0..20), 0..0).SpansKnown);

    [Fact]
    public void A_feed_of_the_latest_item_alone_is_made_that_way()
    {
        Assert.True(Read(Known(0..1), 1..2).SpansKnown);
        Assert.True(Read(Known(0..2), 2..4).SpansKnown);
    }

    [Fact]
    public void Items_that_are_all_newer_than_the_last_poll_leave_a_gap() =>
        Assert.False(Read(Known(0..20), 20..40, id => Now.AddMinutes(id - 60)).SpansKnown);

    [Fact]
    public void Items_that_reach_back_before_the_last_poll_were_exchanged_not_lost() =>
        Assert.True(Read(Known(0..20), 20..40, id => Now.AddDays(id - 60)).SpansKnown);

    [Fact]
    public void Renumbered_items_are_neither_new_nor_lost()
    {
        var found = Read(Known(0..20), 20..40, renumbered: true);

        Assert.Equal((true, 0), (found.SpansKnown, found.NewItems));
    }

    [Fact]
    public void Only_unknown_items_count_and_each_once()
    {
        var found = Read(Known(0..20), 15..25, id => id % 2 == 0 ? Now.AddHours(-id) : null, doubled: true);

        Assert.Equal(5, found.NewItems);
        Assert.Equal([Now.AddHours(-20), Now.AddHours(-22), Now.AddHours(-24)], found.NewDates);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("\"1\"", null, true)]
    [InlineData(null, "Sat, 14 Mar 2026 12:00:00 GMT", true)]
    public void Either_validator_lets_a_server_answer_304(string? etag, string? lastModified, bool expected)
    {
        var answer = new FetchResult.Fetched(default, null, new("https://news.example/feed"), etag, lastModified) { FreshFor = TimeSpan.FromHours(1) };

        var found = ReadDocument(Known(0..1), new() { UpdateInterval = TimeSpan.FromHours(2) }, answer);

        Assert.Equal((expected, TimeSpan.FromHours(1), TimeSpan.FromHours(2)), (found.HasValidator, found.FreshFor, found.PublisherInterval));
    }

    private static Feed Known(Range ids)
    {
        var feed = Feed.Create("https://news.example/feed", null, Now) with { LastSucceeded = Now.AddHours(-1) };
        return feed with { KnownItems = Compare(feed, [.. Numbers(ids).Select(Item)]).Known };
    }

    private static PollFindings Read(
        Feed feed, Range ids, Func<int, DateTimeOffset?>? dateOf = null, bool renumbered = false, bool doubled = false)
    {
        var items = Numbers(ids).Select(id => (renumbered ? Item(id - 20) with { Guid = $"{id}" } : Item(id)) with { Published = dateOf?.Invoke(id) });
        return ReadDocument(feed, new() { Items = doubled ? [.. items, .. items] : [.. items] });
    }

    private static PollFindings ReadDocument(Feed feed, FeedDocument document, FetchResult.Fetched? answer = null) => PollFindings.Read(
        feed,
        answer ?? new(default, null, new("https://news.example/feed"), "\"1\"", null),
        new(feed, document, Compare(feed, document.Items)));

    private static FeedNews Compare(Feed feed, IReadOnlyList<FeedItem> items) =>
        NewsFinder.Find(feed, new() { Items = items }, all => [.. all.Select(item => new ArticleText(item.Title, ""))]);

    private static FeedItem Item(int id) => new() { Guid = $"{id}", Title = $"Story {id}", Link = $"https://news.example/{id}" };

    private static IEnumerable<int> Numbers(Range ids) => Enumerable.Range(ids.Start.Value, ids.End.Value - ids.Start.Value);
}
