using Alerts.Core.Digests;

namespace Alerts.Core.Tests.Digests;

public class RetryPauseTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(7, 60)]
    [InlineData(70, 60)]
    public void A_refused_digest_waits_twice_as_long_each_time_but_never_over_an_hour(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetryPause.After(attempts, null));

    [Fact]
    public void A_provider_that_asks_for_more_time_gets_it() =>
        Assert.Equal(TimeSpan.FromHours(3), RetryPause.After(1, TimeSpan.FromHours(3)));
}
