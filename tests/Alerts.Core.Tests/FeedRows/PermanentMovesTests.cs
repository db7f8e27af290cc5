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
    public void A_move_to_another_feed_s_address_waits_for_three_more_answers_over_a_day_and_says_so_meanwhile()
    {
        var other = Feed.Create("https://new.example/feed?a=1", "The Other", Start);
        var refused = PermanentMoves.Refuse(After((0, NewAddress), (12, NewAddress)), other, Start.AddHours(24));

        var waiting = After(refused, (25, NewAddress), (36, NewAddress));
        Assert.Equal((_feed.Url, "\"1\"", "The Other"), (waiting.Url, waiting.ETag, waiting.Move?.TakenBy));
        Assert.Equal(other.Url, After(waiting, (48, NewAddress)).Url);
        Assert.Null(After(waiting, (48, null)).Move);
    }

    [Theory]
    [InlineData(1_980, true)]
    [InlineData(2_001, false)]
    public void An_address_that_no_row_would_hold_is_no_move(int length, bool isMove)
    {
        var address = new Uri("https://new.example/" + new string('a', length - "https://new.example/".Length));

        Assert.Equal(isMove, After((0, address)).Move is not null);
        Assert.Equal(isMove, After((0, address), (12, address), (24, address)).Url == address.AbsoluteUri);
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

    private Feed After(params (int Hours, Uri? MovedTo)[] answers) => After(_feed, answers);

    private static Feed After(Feed before, params (int Hours, Uri? MovedTo)[] answers) => answers.Aggregate(
        before, (feed, answer) => PermanentMoves.Follow(feed, new FetchResult.NotModified { MovedTo = answer.MovedTo }, Start.AddHours(answer.Hours)));
}
