using System.ComponentModel.DataAnnotations;
using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class FeedOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(FaultsOf(new()));

    [Fact]
    public void Each_pause_has_its_bounds() => Assert.Equal(
        [
            "Feeds:ShortestInterval must lie between one second and one day.",
            "Feeds:LongestInterval must lie between one second and seven days.",
            "Feeds:DefaultInterval must lie between one second and one day.",
            "Feeds:LongestPause must lie between one second and seven days.",
        ],
        FaultsOf(new()
        {
            ShortestInterval = TimeSpan.Zero,
            LongestInterval = TimeSpan.FromDays(8),
            DefaultInterval = TimeSpan.FromDays(2),
            LongestPause = TimeSpan.FromDays(8),
        }));

    [Fact]
    public void The_shortest_pause_is_not_the_longer_one() => Assert.Equal(
        ["Feeds:ShortestInterval must not be longer than Feeds:LongestInterval."],
        FaultsOf(new() { ShortestInterval = TimeSpan.FromHours(13) }));

    private static IEnumerable<string?> FaultsOf(FeedOptions options)
    {
        var faults = new List<ValidationResult>();
        _ = Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true);
        return faults.Select(fault => fault.ErrorMessage);
    }
}
