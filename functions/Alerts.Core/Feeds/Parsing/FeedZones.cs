namespace Alerts.Core.Feeds.Parsing;

/// <summary>Time zones as feeds name them.</summary>
internal static class FeedZones
{
    private const int LongestName = 5;

    /// <returns>Null for a name that we do not know or that means different zones in different countries, such as IST.</returns>
    public static TimeSpan? OffsetOf(ReadOnlySpan<char> zone, DateTime local)
    {
        var sign = zone.IndexOfAny('+', '-', '−');
        if (sign >= 0)
            return sign == 0 || IsUtc(zone[..sign].TrimEnd()) ? Numeric(zone[sign..]) : null;
        if (zone.IsEmpty || IsUtc(zone))
            return TimeSpan.Zero;
        if (zone.Length == 1)
            return Military(zone[0]);
        if (zone.Length > LongestName)
            return null;

        Span<char> upper = stackalloc char[LongestName];
        upper = upper[..zone.ToUpperInvariant(upper)];
        return Hours(upper) is { } hours ? TimeSpan.FromHours(hours) : upper switch
        {
            "ET" => In("America/New_York", local),
            "CT" => In("America/Chicago", local),
            "MT" => In("America/Denver", local),
            "PT" => In("America/Los_Angeles", local),
            "AT" => In("America/Halifax", local),
            _ => null,
        };
    }

    private static int? Hours(ReadOnlySpan<char> name) => name switch
    {
        "WET" => 0,
        "EST" or "CDT" or "COT" or "PET" => -5,
        "EDT" or "AST" or "VET" => -4,
        "ADT" or "BRT" or "ART" => -3,
        "CST" or "MDT" => -6,
        "MST" or "PDT" => -7,
        "PST" or "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        "CET" or "MET" or "MEZ" or "WEST" or "BST" => 1,
        "CEST" or "MEST" or "MESZ" or "EET" => 2,
        "EEST" or "MSK" => 3,
        "HKT" or "SGT" => 8,
        "JST" or "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        _ => null,
    };

    private static bool IsUtc(ReadOnlySpan<char> name) =>
        name.Equals("GMT", StringComparison.OrdinalIgnoreCase) || name.Equals("UTC", StringComparison.OrdinalIgnoreCase)
        || name.Equals("UT", StringComparison.OrdinalIgnoreCase) || name.Equals("Z", StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 822, section 5.1: A is one hour west, N one hour east; J is none.</summary>
    private static TimeSpan? Military(char letter)
    {
        var index = char.ToUpperInvariant(letter) - 'A';
        int? hours = index switch
        {
            >= 0 and < 9 => -(index + 1),
            > 9 and < 13 => -index,
            >= 13 and < 25 => index - 12,
            _ => null,
        };
        return hours is { } known ? TimeSpan.FromHours(known) : null;
    }

    /// <summary>"ET" is whatever the clocks there show on that day.</summary>
    private static TimeSpan? In(string place, DateTime local) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone) ? zone.GetUtcOffset(local) : null;

    /// <summary>+2, +02, +0200, +02:00</summary>
    private static TimeSpan? Numeric(ReadOnlySpan<char> text)
    {
        var scanner = new DateScanner(text[1..]);
        var digits = scanner.Digits();
        var isSeparated = scanner.TrySkip(':');
        var minutes = isSeparated ? scanner.Digits() : digits.Length > 2 ? digits[^2..] : default;
        var hours = !isSeparated && digits.Length > 2 ? digits[..^2] : digits;
        if (!scanner.IsAtEnd || hours.Length is 0 or > 2 || minutes.Length > 2)
            return null;
        var (hour, minute) = (DateScanner.Number(hours), DateScanner.Number(minutes));
        if (hour > 14 || minute > 59)
            return null;
        var offset = new TimeSpan(hour, minute, 0);
        return text[0] == '+' ? offset : -offset;
    }
}
