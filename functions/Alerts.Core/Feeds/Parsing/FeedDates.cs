using System.Globalization;
using System.Text.RegularExpressions;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Dates as feeds write them: RFC 822/2822 and RFC 3339 with the faults that publishers make.</summary>
public static partial class FeedDates
{
    /// <summary>
    /// A date without zone is UTC, as feed readers agree; a wrong weekday is ignored. A zone or month that we do not know,
    /// day and month as two numbers, or a year outside 1900 to 2999 gives null: no date is better than a wrong one.
    /// </summary>
    public static DateTimeOffset? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;

        var value = Comment().Replace(text, "").Trim();
        foreach (var form in new[] { Iso(), CompactIso(), DayFirst(), MonthFirst() })
        {
            if (form.Match(value) is { Success: true } match)
                return Combine(match);
        }
        return null;
    }

    private static DateTimeOffset? Combine(Match match)
    {
        if (Year(match.Groups["year"].Value) is not { } year
            || Month(match.Groups["month"].Value) is not { } month
            || Number(match, "day", 1) is var day && (day < 1 || day > DateTime.DaysInMonth(year, month))
            || TimeOfDay(match) is not { } time)
            return null;

        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + time;
        return FeedZones.OffsetOf(match.Groups["zone"].Value, local) is { } offset
            ? new DateTimeOffset(local - offset, TimeSpan.Zero)
            : null;
    }

    private static TimeSpan? TimeOfDay(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour", 0), Number(match, "minute", 0), Number(match, "second", 0));
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = hour % 12 + (half == "pm" ? 12 : 0);
        }
        // 24:00 is the end of the day; second 60 is a leap second.
        if (minute > 59 || second > 60 || hour > 24 || hour == 24 && (minute, second) != (0, 0))
            return null;
        return new TimeSpan(hour, minute, Math.Min(second, 59));
    }

    private static int Number(Match match, string group, int otherwise) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : otherwise;

    private static int? Year(string text)
    {
        var year = int.Parse(text, CultureInfo.InvariantCulture);
        // Two digits as in RFC 2822, section 4.3.
        if (text.Length == 2)
            year += year < 50 ? 2000 : 1900;
        return year is >= 1900 and <= 2999 ? year : null;
    }

    private static int? Month(string text)
    {
        if (text.Length == 0)
            return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        var name = text.ToLowerInvariant();
        return name switch
        {
            "jan" or "january" or "ene" or "enero" => 1,
            "feb" or "february" or "febrero" => 2,
            "mar" or "march" or "marzo" => 3,
            "apr" or "april" or "abr" or "abril" => 4,
            "may" or "mayo" => 5,
            "jun" or "june" or "junio" => 6,
            "jul" or "july" or "julio" => 7,
            "aug" or "august" or "ago" or "agosto" => 8,
            "sep" or "sept" or "september" or "set" or "septiembre" or "setiembre" => 9,
            "oct" or "october" or "octubre" => 10,
            "nov" or "november" or "noviembre" => 11,
            "dec" or "december" or "dic" or "diciembre" => 12,
            _ => null,
        };
    }

    private const string Time =
        @"(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?<half>[AaPp][Mm]))?";

    private const string Zone = @"(?<zone>[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{1,2}(?::?\d{2})?)";

    [GeneratedRegex(@"\s*\([^()]*\)\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2})(?:(?:\s*[Tt]\s*|\s+)" + Time + @"\s*" + Zone + "?)?)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2}))?" + Zone + "?)?$")]
    private static partial Regex CompactIso();

    /// <summary>Thu, 30 Apr 2015 08:57:00 EST · 30-abr-15 8:57 · jueves, 30 de abril de 2015</summary>
    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+|\p{L}+\.?,)?(?<day>\d{1,2})(?:\s+de)?[\s-]+(?<month>\p{L}+)\.?,?(?:\s+de)?[\s-]+(?<year>\d{4}|\d{2})"
        + @"(?:,?\s+" + Time + @"(?:\s*" + Zone + ")?)?$")]
    private static partial Regex DayFirst();

    /// <summary>Sun Jan 4 16:29:06 2004 · Thu Aug 30 2012 17:26:16 +0200 · August 30, 2012 5:26 PM</summary>
    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})(?:,?\s+(?<year>\d{4})(?:,?\s+" + Time + @"(?:\s*" + Zone + ")?)?|"
        + @",?\s+" + Time + @"(?:\s+" + Zone + @")?\s+(?<year>\d{4}))$")]
    private static partial Regex MonthFirst();
}
