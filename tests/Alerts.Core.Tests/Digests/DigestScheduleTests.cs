using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Tests.Digests;

public class DigestScheduleTests
{
    private readonly DigestSchedule _schedule = new(Options.Create(new DigestOptions()));

    [Fact]
    public void An_immediate_digest_collects_for_two_minutes() =>
        Assert.Equal(At("2026-03-01T10:02:00Z"), _schedule.NextSlot(Immediate(), At("2026-03-01T10:00:00Z")));

    [Theory]
    [InlineData("2026-03-01T05:59:59Z", "2026-03-01T06:00:00Z", "the hour is still to come today")]
    [InlineData("2026-03-01T06:00:00Z", "2026-03-02T06:00:00Z", "the slot itself is past")]
    [InlineData("2026-07-01T06:00:00Z", "2026-07-02T05:00:00Z", "summer time")]
    [InlineData("2026-12-31T23:30:00Z", "2027-01-01T06:00:00Z", "the day changes in the zone before it does in UTC")]
    [InlineData("2028-02-28T12:00:00Z", "2028-02-29T06:00:00Z", "a leap day")]
    public void A_daily_digest_comes_at_its_hour_in_its_zone(string now, string slot, string why) =>
        Assert.True(At(slot) == _schedule.NextSlot(Daily(7, "Europe/Berlin"), At(now)), why);

    [Fact]
    public void An_hour_that_the_clock_skips_is_answered_at_the_change()
    {
        // New York goes from 01:59:59 EST to 03:00:00 EDT on 8 March 2026.
        Assert.Equal(At("2026-03-08T07:00:00Z"), _schedule.NextSlot(Daily(2, "America/New_York"), At("2026-03-08T05:00:00Z")));
        Assert.Equal(At("2026-03-09T06:00:00Z"), _schedule.NextSlot(Daily(2, "America/New_York"), At("2026-03-08T07:00:00Z")));
    }

    [Fact]
    public void An_hour_that_comes_twice_is_answered_once()
    {
        // New York repeats 01:00 to 01:59 on 1 November 2026; the first time is daylight time.
        var first = _schedule.NextSlot(Daily(1, "America/New_York"), At("2026-11-01T04:00:00Z"));
        Assert.Equal(At("2026-11-01T05:00:00Z"), first);
        Assert.Equal(At("2026-11-02T06:00:00Z"), _schedule.NextSlot(Daily(1, "America/New_York"), first));
    }

    private static Subscription Immediate() => new() { Id = "s", SubscriberId = "r", UnsubscribeToken = "t" };

    private static Subscription Daily(int hour, string zone) => Immediate() with { Cadence = Cadence.Daily, Hour = hour, TimeZone = zone };

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
