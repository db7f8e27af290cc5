using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class PollWishTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly Feed _feed = Feed.Create("https://news.example/feed", null, Now.AddHours(1));

    [Fact]
    public void A_poll_that_a_push_asks_for_is_never_later_than_planned_nor_against_the_publishers_wish()
    {
        Assert.Equal(Now, PollWish.Pushed(_feed, Pause, Now).DueAt);
        Assert.Equal(Now.AddMinutes(4), PollWish.Pushed(_feed with { LastPolled = Now.AddMinutes(-1) }, Pause, Now).DueAt);
        Assert.Equal(Now.AddMinutes(9), PollWish.Pushed(_feed with { NotBefore = Now.AddMinutes(9) }, Pause, Now).DueAt);
        Assert.Equal(Now.AddHours(1), PollWish.Pushed(_feed with { NotBefore = Now.AddHours(2) }, Pause, Now).DueAt);
    }

    [Fact]
    public void A_push_moves_no_poll_of_a_feed_that_fails()
    {
        var failing = _feed with { Failures = 3, LastPolled = Now.AddMinutes(-30) };

        Assert.Equal((failing.DueAt, Now), (PollWish.Pushed(failing, Pause, Now).DueAt, PollWish.Pushed(failing, Pause, Now).WantedAt));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 60)]
    public void A_push_during_a_poll_waits_longer_than_an_editor(int failures, int minutes)
    {
        var polled = _feed with { LastPolled = Now, Failures = failures, WantedAt = Now.AddSeconds(-1) };
        var hub = new HubSubscription("https://hub.example/", polled.Url, "token", "secret", HubState.Active, Now) { LastPush = polled.WantedAt };

        Assert.Equal(Now.AddMinutes(minutes), PollWish.AfterPoll(polled with { Hub = hub }, Now.AddSeconds(-2), Pause, Now).DueAt);
        Assert.Equal(Now.AddMinutes(1), PollWish.AfterPoll(polled, Now.AddSeconds(-2), Pause, Now).DueAt);
    }

    [Fact]
    public void A_feed_that_is_due_keeps_the_due_time_that_its_hosts_lease_names()
    {
        var due = _feed with { DueAt = Now.AddSeconds(-5) };

        Assert.Equal(due.DueAt, PollWish.Pushed(due, Pause, Now).DueAt);
        Assert.Equal(due.DueAt, PollWish.Now(due, Now).DueAt);
        Assert.Equal(Now, PollWish.Now(_feed, Now).DueAt);
    }

    [Fact]
    public void A_wish_is_met_by_a_poll_that_begins_after_it_and_outlives_one_that_began_before()
    {
        var polled = PollWish.Now(_feed, Now) with { LastPolled = Now.AddSeconds(20), DueAt = Now.AddHours(1) };

        var met = PollWish.AfterPoll(polled, begun: Now.AddSeconds(1), Pause, Now.AddSeconds(20));
        Assert.Equal((Now.AddHours(1), null), (met.DueAt, met.WantedAt));

        var open = PollWish.AfterPoll(polled, begun: Now.AddSeconds(-1), Pause, Now.AddSeconds(20));
        Assert.Equal(Now.AddSeconds(80), open.DueAt);
        Assert.Equal(Now.AddMinutes(5), PollWish.AfterPoll(polled with { NotBefore = Now.AddMinutes(5) }, Now.AddSeconds(-1), Pause, Now.AddSeconds(20)).DueAt);
    }
}
