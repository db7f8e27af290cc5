using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Feeds;

public sealed class FeedOptions : IValidatableObject
{
    public const string Section = "Feeds";

    /// <summary>No feed is polled more often, however busy it is.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Feeds:ShortestInterval must lie between one second and one day.")]
    public TimeSpan ShortestInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>No feed that answers is polled more rarely, however quiet it is and whatever its publisher's cache headers say.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Feeds:LongestInterval must lie between one second and seven days.")]
    public TimeSpan LongestInterval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Pause of a feed whose rhythm is not known yet, and after a first failure. A quarter of an hour: the second item of a
    /// news feed, which gives it a rhythm, is seen soon, and a feed without news passes an hourly reader's pause on the first day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Feeds:DefaultInterval must lie between one second and one day.")]
    public TimeSpan DefaultInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest pause, however often a feed has failed and whatever Retry-After says.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Feeds:LongestPause must lie between one second and seven days.")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ShortestInterval > LongestInterval)
            yield return new("Feeds:ShortestInterval must not be longer than Feeds:LongestInterval.");
    }
}
