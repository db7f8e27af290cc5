using System.Globalization;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Time zones as feeds name them.</summary>
internal static class FeedZones
{
    /// <returns>Null for a name that we do not know or that means different zones in different countries, such as IST.</returns>
    public static TimeSpan? OffsetOf(string zone, DateTime local)
    {
        var sign = zone.IndexOfAny(['+', '-']);
        if (sign >= 0)
            return zone[..sign].ToUpperInvariant() is "" or "GMT" or "UTC" or "UT" or "Z" ? Numeric(zone[sign..]) : null;

        return zone.ToUpperInvariant() switch
        {
            "" or "Z" or "UT" or "UTC" or "GMT" or "WET" => TimeSpan.Zero,
            "EST" => TimeSpan.FromHours(-5),
            "EDT" => TimeSpan.FromHours(-4),
            "CST" => TimeSpan.FromHours(-6),
            "CDT" => TimeSpan.FromHours(-5),
            "MST" => TimeSpan.FromHours(-7),
            "MDT" => TimeSpan.FromHours(-6),
            "PST" => TimeSpan.FromHours(-8),
            "PDT" => TimeSpan.FromHours(-7),
            "AKST" => TimeSpan.FromHours(-9),
            "AKDT" => TimeSpan.FromHours(-8),
            "HST" => TimeSpan.FromHours(-10),
            "CET" or "MET" or "MEZ" or "WEST" => TimeSpan.FromHours(1),
            "CEST" or "MEST" or "MESZ" or "EET" => TimeSpan.FromHours(2),
            "EEST" or "MSK" => TimeSpan.FromHours(3),
            "JST" or "KST" => TimeSpan.FromHours(9),
            "AEST" => TimeSpan.FromHours(10),
            "AEDT" => TimeSpan.FromHours(11),
            "ET" => In("America/New_York", local),
            "CT" => In("America/Chicago", local),
            "MT" => In("America/Denver", local),
            "PT" => In("America/Los_Angeles", local),
            _ => null,
        };
    }

    /// <summary>"ET" is whatever the clocks there show on that day.</summary>
    private static TimeSpan? In(string place, DateTime local) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone) ? zone.GetUtcOffset(local) : null;

    private static TimeSpan? Numeric(string text)
    {
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = int.Parse(digits.Length > 2 ? digits[..^2] : digits, CultureInfo.InvariantCulture);
        var minutes = digits.Length > 2 ? int.Parse(digits[^2..], CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
