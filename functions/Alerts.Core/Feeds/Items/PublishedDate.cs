namespace Alerts.Core.Feeds.Items;

/// <summary>A publisher's date is shown to readers; it orders nothing.</summary>
public static class PublishedDate
{
    /// <summary>Clocks and zones are often a day wrong.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    /// <summary>The first news on the web; what claims to be older has a broken date.</summary>
    private static readonly DateTimeOffset s_earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Null for a date in the future or before there were feeds: no date is better than an absurd one.</returns>
    public static DateTimeOffset? Credible(DateTimeOffset? date, DateTimeOffset now) =>
        date >= s_earliest && date <= now + s_tolerance ? date : null;
}
