namespace Alerts.Core.Feeds;

/// <summary>How often new items come.</summary>
/// <param name="ItemsPerDay">New items of each of the last days in UTC, the latest day last; at most <see cref="Days"/>.</param>
/// <param name="LastDay">The day of the last entry.</param>
/// <param name="MeanGap">Smoothed time between polls' finds per item; null until two finds.</param>
/// <param name="LastNewItems">When a poll last brought a new item.</param>
public sealed record FeedRhythm(
    IReadOnlyList<int> ItemsPerDay, DateOnly LastDay, TimeSpan? MeanGap, DateTimeOffset? LastNewItems)
{
    /// <summary>Four weeks: the usual weekday pattern is in it four times.</summary>
    public const int Days = 28;

    public static readonly FeedRhythm Unknown = new([], default, null, null);
}
