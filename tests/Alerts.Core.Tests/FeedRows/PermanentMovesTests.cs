using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class PermanentMovesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri NewAddress = new("https://new.example/feed?a=1#part");

    private readonly Feed _feed = Feed.Create("https://old.example/feed", null, Start) with { ETag = "\"1\"", LastModified = "yesterday" };

    [Fact]
    public void Three_equal_answers_over_a_day_move_the_feed_and_drop_what_the_old_address_sent()
    {
        var moved = After((0, NewAddress), (12, NewAddress), (24, NewAddress));

        Assert.Equal("https://new.example/feed?a=1", moved.Url);
        Assert.Equal((_feed.Id, null, null, null), (moved.Id, moved.ETag, moved.LastModified, moved.Move));
    }

    [Fact]
    public void Many_answers_within_a_day_do_not_move_it()
    {
        var feed = After([.. Enumerable.Range(0, 24).Select(hour => (hour, (Uri?)NewAddress))]);

        Assert.Equal((_feed.Url, "\"1\""), (feed.Url, feed.ETag));
        Assert.Equal(new FeedMove("https://new.example/feed?a=1", Start, 24), feed.Move);
    }

    [Fact]
    public void Two_answers_over_a_week_do_not_move_it() =>
        Assert.Equal(_feed.Url, After((0, NewAddress), (168, NewAddress)).Url);

    [Fact]
    public void A_direct_answer_starts_the_count_anew()
    {
        Assert.Null(After((0, NewAddress), (12, NewAddress), (24, null)).Move);
        Assert.Equal(_feed.Url, After((0, NewAddress), (12, NewAddress), (24, null), (36, NewAddress)).Url);
    }

    [Fact]
    public void Another_address_starts_the_count_anew()
    {
        var other = new Uri("https://other.example/feed");

        var feed = After((0, NewAddress), (12, NewAddress), (24, other), (36, other));

        Assert.Equal((_feed.Url, new FeedMove(other.AbsoluteUri, Start.AddHours(24), 2)), (feed.Url, feed.Move));
        Assert.Equal(_feed.Url, After((0, NewAddress), (12, other), (24, NewAddress)).Url);
    }

    [Fact]
    public void An_address_that_leads_to_itself_is_no_move() =>
        Assert.Null(After((0, new Uri(_feed.Url)), (24, new Uri(_feed.Url))).Move);

    [Fact]
    public void A_failed_answer_says_nothing_about_the_address()
    {
        var feed = After((0, NewAddress), (12, NewAddress));
        var failed = PermanentMoves.Follow(
            feed, new FetchResult.Failed(new(FeedErrorKind.ErrorStatus, "500.")) { MovedTo = NewAddress }, Start.AddHours(24));

        Assert.Same(feed, failed);
        Assert.NotEqual(_feed.Url, PermanentMoves.Follow(failed, new FetchResult.NotModified { MovedTo = NewAddress }, Start.AddHours(30)).Url);
    }

    private Feed After(params (int Hours, Uri? MovedTo)[] answers) => answers.Aggregate(
        _feed, (feed, answer) => PermanentMoves.Follow(feed, new FetchResult.NotModified { MovedTo = answer.MovedTo }, Start.AddHours(answer.Hours)));
}
