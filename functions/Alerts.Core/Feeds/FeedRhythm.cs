namespace Alerts.Core.Feeds;

/// <summary>How often new items come.</summary>
/// <param name="ItemsPerDay">
/// New items of each of the last days in UTC, the latest day last; at most <see cref="Days"/>. They end with the latest day that
/// had some, so that a silent feed keeps the baseline that its silence is judged by; <see cref="UpTo"/> has them until today.
/// </param>
/// <param name="LastDay">The day of the last entry.</param>
/// <param name="MeanGap">Smoothed time between polls' finds per item; null until two finds or a first document with dates.</param>
/// <param name="LastNewItems">When a poll last brought a new item; after the first poll, the date of its newest item.</param>
public sealed record FeedRhythm(
    IReadOnlyList<int> ItemsPerDay, DateOnly LastDay, TimeSpan? MeanGap, DateTimeOffset? LastNewItems)
{
    /// <summary>Four weeks: the usual weekday pattern is in it four times.</summary>
    public const int Days = 28;

    public static readonly FeedRhythm Unknown = new([], default, null, null);

    /// <summary>How much one item counts for in the smoothed gap: an afternoon of a dozen items makes a new rhythm.</summary>
    private const double WeightOfItem = 0.2;

    /// <summary>A night or a holiday is no new rhythm.</summary>
    private const double LongestStep = 4;

    private const int EnoughItems = 5;

    /// <summary>Fewer counted days may hold no weekend, or only one.</summary>
    private const int DaysWithTwoWeekends = 14;

    private static readonly TimeSpan LongWeekend = TimeSpan.FromDays(4);

    private static readonly TimeSpan SilenceOfUnknown = TimeSpan.FromDays(30);

    private static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The first document is a backlog, not the work of one day: it counts by its dates or, without dates, not at all.
    /// Later items count on the day of their date where the counts cover it, else on the day on which they were found.
    /// </summary>
    public FeedRhythm After(PollFindings found, bool isFirstPoll, DateTimeOffset now) =>
        isFirstPoll ? Seeded(found, now) : Counted(found, now);

    /// <summary>Mean time between items since the first counted day, nights and weekends included; null without any item.</summary>
    public TimeSpan? UsualGap(DateTimeOffset now)
    {
        var items = ItemsPerDay.Sum();
        return items == 0 ? null : (now - StartOf(FirstDay)) / items;
    }

    /// <summary>
    /// A longer silence is out of the ordinary: half as long again as the longest one in the counted days, so that a feed of
    /// weekdays may rest from Friday to Monday, and three times the mean gap for feeds whose gaps four weeks do not show.
    /// </summary>
    public TimeSpan LongestUsualSilence()
    {
        var seen = TimeSpan.FromDays(LongestQuietDays() + 1) * 1.5;
        if (ItemsPerDay.Count < DaysWithTwoWeekends)
            seen = Longer(seen, LongWeekend);
        return Longer(seen, MeanGap * 3 ?? SilenceOfUnknown);
    }

    /// <summary>Counts up to today, with zeros for the days since the last poll.</summary>
    public FeedRhythm UpTo(DateTimeOffset now) => ItemsPerDay.Count == 0 ? this : WithDays([], DayOf(now));

    /// <summary>The longest run of days without an item before one that had some.</summary>
    private int LongestQuietDays()
    {
        var (longest, quiet) = (0, 0);
        foreach (var items in ItemsPerDay)
        {
            longest = items > 0 ? Math.Max(longest, quiet) : longest;
            quiet = items > 0 ? 0 : quiet + 1;
        }

        return longest;
    }

    private DateOnly FirstDay => LastDay.AddDays(1 - ItemsPerDay.Count);

    private static FeedRhythm Seeded(PollFindings found, DateTimeOffset now)
    {
        var today = DayOf(now);
        DateTimeOffset[] dates = [.. found.NewDates.Where(date => date <= now && date > now.AddYears(-10)).Order()];
        // Dates that are all alike are the time of a build or of an import.
        if (dates.Length == 0 || (dates.Length > 1 && dates[0] == dates[^1]))
            return new([0], today, null, found.NewItems > 0 ? now : null);

        // An old item that a publisher keeps on top says nothing where the last four weeks hold enough.
        DateTimeOffset[] recent = [.. dates.Where(date => DayOf(date) > today.AddDays(-Days))];
        var gap = GapOf(recent.Length >= EnoughItems ? recent : dates[^Math.Min(dates.Length, EnoughItems)..]);
        return new FeedRhythm([0], recent.Length > 0 ? DayOf(recent[0]) : today, gap, dates[^1]).WithDays(recent, today);
    }

    private FeedRhythm Counted(PollFindings found, DateTimeOffset now)
    {
        var today = DayOf(now);
        var counted = ItemsPerDay.Count > 0 ? this : new FeedRhythm([0], today, MeanGap, LastNewItems);
        if (found.NewItems == 0)
            return counted;

        DateTimeOffset[] covered =
            [.. found.NewDates.Where(date => date <= now && DayOf(date) >= counted.FirstDay && DayOf(date) > today.AddDays(-Days))];
        var others = Enumerable.Repeat(now, found.NewItems - covered.Length);
        return counted.WithDays(covered.Concat(others), today) with { MeanGap = GapAfter(found, now), LastNewItems = now };
    }

    private FeedRhythm WithDays(IEnumerable<DateTimeOffset> items, DateOnly today)
    {
        var last = today > LastDay ? today : LastDay;
        var first = FirstDay > last.AddDays(1 - Days) ? FirstDay : last.AddDays(1 - Days);
        var counts = new int[last.DayNumber - first.DayNumber + 1];
        for (var i = 0; i < ItemsPerDay.Count; i++)
        {
            if (FirstDay.AddDays(i) >= first)
                counts[FirstDay.AddDays(i).DayNumber - first.DayNumber] = ItemsPerDay[i];
        }

        foreach (var item in items)
            counts[Math.Max(0, DayOf(item).DayNumber - first.DayNumber)]++;
        return this with { ItemsPerDay = counts, LastDay = last };
    }

    private TimeSpan? GapAfter(PollFindings found, DateTimeOffset now)
    {
        if (LastNewItems is not { } last)
            return MeanGap;
        var observed = Longer((now - last) / found.NewItems, ShortestGap);
        if (MeanGap is not { } mean)
            return observed;
        if (!found.SpansKnown)
            return Shorter(mean, observed); // A burst that outran the polls is believed at once.
        var weight = 1 - Math.Pow(1 - WeightOfItem, found.NewItems);
        return mean + (Shorter(observed, mean * LongestStep) - mean) * weight;
    }

    private static TimeSpan? GapOf(DateTimeOffset[] dates) =>
        dates.Length < 2 ? null : Longer((dates[^1] - dates[0]) / (dates.Length - 1), ShortestGap);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
