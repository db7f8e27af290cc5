using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;

namespace Alerts.Core.Tests.Hubs;

public class HubPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly HubAddress Address = new("https://hub.example/", "https://news.example/feed");

    private static readonly HubSubscription Active =
        new(Address.Hub, Address.Topic, new string('a', 64), new string('b', 64), HubState.Active, Now, Now.AddDays(10)) { VerifiedAt = Now };

    private static readonly HubSubscription Refused = Active with { State = HubState.Ended, Fault = "Refused." };

    [Fact]
    public void A_hub_that_is_named_for_the_first_time_is_due_at_once()
    {
        var feed = FeedWith(HubPlan.Named(null, Address, Now));

        Assert.Equal(Now, HubPlan.DueAt(feed));
        var step = HubPlan.Next(feed, Now)!;
        Assert.Equal((HubState.Pending, Now, 1), (step.Hub!.State, step.Hub.RequestedAt, step.Hub.OpenRequests));
        Assert.Equal((step.Hub.Token, step.Hub.Secret), (step.Request!.Token, step.Request.Secret));
        Assert.Null(HubPlan.Next(feed with { Hub = step.Hub }, Now));
    }

    [Fact]
    public void A_hub_that_is_still_named_stays_as_it_is()
    {
        Assert.Same(Active, HubPlan.Named(Active, Address, Now));
        Assert.Null(HubPlan.Named(null, null, Now));
    }

    [Fact]
    public void A_lease_is_renewed_when_a_fifth_is_left_and_begun_anew_when_it_is_over()
    {
        Assert.Equal(Now.AddDays(8), HubPlan.DueAt(FeedWith(Active)));
        Assert.Null(HubPlan.Next(FeedWith(Active), Now.AddDays(7.9)));

        var renewal = HubPlan.Next(FeedWith(Active), Now.AddDays(8))!;
        Assert.Equal((HubState.Active, Active.Token, Active.Secret), (renewal.Hub!.State, renewal.Request!.Token, renewal.Request.Secret));
        Assert.True(HubPlan.AwaitsVerification(renewal.Hub));

        var anew = HubPlan.Next(FeedWith(renewal.Hub), Now.AddDays(11))!;
        Assert.Equal(HubState.Pending, anew.Hub!.State);
        Assert.NotEqual(Active.Token, anew.Request!.Token);
    }

    [Fact]
    public void An_unanswered_request_is_repeated_with_pauses_that_grow_to_a_day()
    {
        var feed = FeedWith(HubPlan.Named(null, Address, Now));
        var time = Now;
        var pauses = new List<double>();
        for (var request = 0; request < 40; request++)
        {
            feed = feed with { Hub = HubPlan.Next(feed, time)!.Hub };
            pauses.Add((HubPlan.DueAt(feed)!.Value - time).TotalHours);
            time = HubPlan.DueAt(feed)!.Value;
        }

        Assert.Equal([1, 2, 4, 8, 16, 24, 24], pauses.Take(7));
        Assert.All(pauses.Skip(5), pause => Assert.Equal(24, pause));
    }

    [Fact]
    public void A_hub_that_asks_to_wait_is_given_the_time()
    {
        var pending = HubPlan.Next(FeedWith(HubPlan.Named(null, Address, Now)), Now)!.Hub! with { NotBefore = Now.AddHours(5) };

        Assert.Equal(Now.AddHours(5), HubPlan.DueAt(FeedWith(pending)));
    }

    [Fact]
    public void Another_hub_or_topic_ends_the_subscription_and_begins_one()
    {
        foreach (var other in new[] { Address with { Hub = "https://other.example/" }, Address with { Topic = "https://news.example/atom" } })
        {
            var feed = FeedWith(HubPlan.Named(Active, other, Now));

            var end = HubPlan.Next(feed, Now)!;
            Assert.Equal(new(Active.Hub, Active.Topic, Active.Token, null), end.Request);
            var begin = HubPlan.Next(feed with { Hub = end.Hub }, Now)!;
            Assert.Equal((other.Hub, other.Topic), (begin.Request!.Hub, begin.Request.Topic));
            Assert.NotNull(begin.Request.Secret);
            Assert.Null(HubPlan.Next(feed with { Hub = begin.Hub }, Now));
        }
    }

    [Fact]
    public void A_hub_that_is_named_no_more_is_asked_to_end_and_then_forgotten()
    {
        var feed = FeedWith(HubPlan.Named(Active, null, Now));
        var end = HubPlan.Next(feed, Now)!;

        Assert.Null(end.Request!.Secret);
        feed = feed with { Hub = end.Hub };
        Assert.Null(HubPlan.Next(feed, Now.AddMinutes(59)));
        Assert.Equal(new(null, null), HubPlan.Next(feed, Now.AddHours(1)));
        Assert.Equal(HubState.Found, HubPlan.Named(end.Hub, Address, Now)!.State);
    }

    [Fact]
    public void A_refusal_holds_for_a_week()
    {
        Assert.Null(HubPlan.DueAt(FeedWith(Refused)));
        Assert.Same(Refused, HubPlan.Named(Refused, Address, Now.AddDays(6.9)));
        Assert.Equal(HubState.Found, HubPlan.Named(Refused, Address, Now.AddDays(7))!.State);
        Assert.Null(HubPlan.Named(Refused, null, Now));
    }

    [Theory]
    [InlineData(FeedState.Paused)]
    [InlineData(FeedState.Gone)]
    public void A_feed_that_is_not_polled_needs_no_pushes(FeedState state)
    {
        Assert.Null(HubPlan.Next(FeedWith(Active) with { State = state }, Now)!.Request!.Secret);
        Assert.Null(HubPlan.DueAt(FeedWith(HubPlan.Named(null, Address, Now)) with { State = state }));
        Assert.Null(HubPlan.DueAt(FeedWith(Refused) with { State = state }));
    }

    [Fact]
    public void A_quiet_hub_is_asked_again_once_a_day()
    {
        var quiet = Active with { MissedSince = Now.AddHours(2), Misses = HubWatch.MostMisses };

        Assert.Equal(Now.AddHours(26), HubPlan.DueAt(FeedWith(quiet)));
        var asked = HubPlan.Next(FeedWith(quiet), Now.AddHours(26))!;
        Assert.Equal(quiet.Token, asked.Request!.Token);
        var verified = asked.Hub! with { OpenRequests = 0, VerifiedAt = Now.AddHours(26), ExpiresAt = Now.AddDays(30) };
        Assert.Equal(Now.AddHours(50), HubPlan.DueAt(FeedWith(verified)));
    }

    private static Feed FeedWith(HubSubscription? hub) => Feed.Create("https://news.example/feed", null, Now) with { Hub = hub };
}
