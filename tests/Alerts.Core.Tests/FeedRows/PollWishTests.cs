using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class PollWishTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Feed _feed = Feed.Create("https://news.example/feed", null, Now.AddHours(1));

    [Fact]
    public void A_poll_that_a_push_asks_for_is_never_later_than_planned_nor_against_the_publishers_wish()
    {
        Assert.Equal(Now, PollWish.Soon(_feed, Now).DueAt);
        Assert.Equal(Now.AddSeconds(50), PollWish.Soon(_feed with { LastPolled = Now.AddSeconds(-10) }, Now).DueAt);
        Assert.Equal(Now.AddMinutes(9), PollWish.Soon(_feed with { NotBefore = Now.AddMinutes(9) }, Now).DueAt);
        Assert.Equal(Now.AddHours(1), PollWish.Soon(_feed with { NotBefore = Now.AddHours(2) }, Now).DueAt);
    }

    [Fact]
    public void A_feed_that_is_due_keeps_the_due_time_that_its_hosts_lease_names()
    {
        var due = _feed with { DueAt = Now.AddSeconds(-5) };

        Assert.Equal(due.DueAt, PollWish.Soon(due, Now).DueAt);
        Assert.Equal(due.DueAt, PollWish.Now(due, Now).DueAt);
        Assert.Equal(Now, PollWish.Now(_feed, Now).DueAt);
    }

    [Fact]
    public void A_wish_is_met_by_a_poll_that_begins_after_it_and_outlives_one_that_began_before()
    {
        var polled = PollWish.Now(_feed, Now) with { LastPolled = Now.AddSeconds(20), DueAt = Now.AddHours(1) };

        var met = PollWish.AfterPoll(polled, begun: Now.AddSeconds(1), Now.AddSeconds(20));
        Assert.Equal((Now.AddHours(1), null), (met.DueAt, met.WantedAt));

        var open = PollWish.AfterPoll(polled, begun: Now.AddSeconds(-1), Now.AddSeconds(20));
        Assert.Equal(Now.AddSeconds(80), open.DueAt);
        Assert.Equal(Now.AddMinutes(5), PollWish.AfterPoll(polled with { NotBefore = Now.AddMinutes(5) }, Now.AddSeconds(-1), Now.AddSeconds(20)).DueAt);
    }
}
