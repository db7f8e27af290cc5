using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Feeds;

public sealed class FeedOptions
{
    public const string Section = "Feeds";

    /// <summary>Pause between two polls of a feed that answers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Feeds:Interval must lie between one second and one day.")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest pause, however often a feed has failed and whatever Retry-After says.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Feeds:LongestPause must lie between one second and seven days.")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromDays(1);
}
