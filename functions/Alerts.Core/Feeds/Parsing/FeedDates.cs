namespace Alerts.Core.Feeds.Parsing;

/// <summary>Dates as feeds write them: RFC 822/2822, RFC 3339 and ISO 8601 with the faults that publishers make.</summary>
public static class FeedDates
{
    private const int MaxLength = 100;

    /// <summary>
    /// A date without zone is UTC, as feed readers agree; a wrong weekday is ignored. A zone or month that we do not know,
    /// day and month as two numbers, or a year outside 1900 to 2999 gives null: no date is better than a wrong one.
    /// </summary>
    public static DateTimeOffset? TryParse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > MaxLength)
            return null;
        var parts = new DateParts();
        var isRead = StartsWithYear(text) ? IsoDate.Read(text, ref parts) : WrittenDate.Read(text, ref parts);
        return isRead ? parts.ToDate() : null;
    }

    private static bool StartsWithYear(ReadOnlySpan<char> text) =>
        text.Length >= 4 && !text[..4].ContainsAnyExceptInRange('0', '9') && (text.Length == 4 || text[4] is '-' or '/' or 'W' || char.IsAsciiDigit(text[4]));
}

/// <summary>What has been read of a date; what is not given is the first or nothing.</summary>
internal ref struct DateParts()
{
    public int Year { get; set; } = -1;

    public int Month { get; set; } = 1;

    public int Day { get; set; } = 1;

    public TimeSpan Time { get; set; }

    /// <summary>Name, offset, or a name with an offset.</summary>
    public ReadOnlySpan<char> Zone { get; set; }

    public readonly DateTimeOffset? ToDate()
    {
        if (Year is < 1900 or > 2999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month))
            return null;
        var local = new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Unspecified) + Time;
        return FeedZones.OffsetOf(Zone, local) is { } offset ? new DateTimeOffset(local - offset, TimeSpan.Zero) : null;
    }

    /// <summary>24:00 is the end of the day; second 60 is a leap second.</summary>
    public bool TrySetTime(int hour, int minute, int second)
    {
        if (minute > 59 || second > 60 || hour > 24 || (hour == 24 && (minute, second) != (0, 0)))
            return false;
        Time = new TimeSpan(hour, minute, Math.Min(second, 59));
        return true;
    }
}
