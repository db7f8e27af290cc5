using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;

namespace Alerts.Core.Tests.Hubs;

public class HubWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly HubSubscription Active =
        new("https://hub.example/", "https://news.example/feed", "t", "s", HubState.Active, Now, Now.AddDays(10)) { VerifiedAt = Now };

    [Fact]
    public void Only_items_that_are_younger_than_the_subscription_count_as_missed()
    {
        Assert.Equal(0, HubWatch.AfterPoll(Active, 1, Now.AddMinutes(29), Now.AddDays(1)).Misses);
        Assert.Equal(0, HubWatch.AfterPoll(Active, 1, null, Now.AddDays(1)).Misses);
        Assert.Equal(0, HubWatch.AfterPoll(Active, 0, Now.AddHours(1), Now.AddDays(1)).Misses);
        Assert.Equal(0, HubWatch.AfterPoll(Active with { State = HubState.Pending }, 1, Now.AddHours(1), Now.AddDays(1)).Misses);

        var missed = HubWatch.AfterPoll(Active, 7, Now.AddHours(1), Now.AddHours(2));
        Assert.Equal((1, Now.AddHours(2)), (missed.Misses, missed.MissedSince));
        Assert.Equal((2, Now.AddHours(2)), (HubWatch.AfterPoll(missed, 1, Now.AddHours(2), Now.AddHours(3)) is var again ? again.Misses : 0, again.MissedSince));
    }

    [Fact]
    public void Three_misses_over_a_day_are_a_quiet_hub_and_a_push_ends_that()
    {
        var missed = Active with { Misses = 3, MissedSince = Now };

        Assert.Null(HubWatch.Warning(missed, Now.AddHours(23)));
        Assert.Null(HubWatch.Warning(missed with { Misses = 2 }, Now.AddDays(9)));
        Assert.Equal(
            "The hub at hub.example has gone quiet: since 2026-03-14 12:00 UTC polls found new items 3 times that it had not pushed. "
            + "It is asked again each day. The feed is polled as before.",
            HubWatch.Warning(missed, Now.AddDays(1)));
        Assert.Null(HubWatch.Warning(HubWatch.AfterPush(missed, Now), Now.AddDays(1)));
    }

    [Fact]
    public void A_hub_that_does_not_confirm_is_named_after_three_requests()
    {
        var pending = Active with { State = HubState.Pending, VerifiedAt = null, OpenRequests = 3 };

        Assert.Null(HubWatch.Warning(pending with { OpenRequests = 2 }, Now));
        Assert.Equal(
            "The hub at hub.example has not confirmed the subscription, although it was asked 3 times. The feed is polled as before.",
            HubWatch.Warning(pending, Now));
    }
}
