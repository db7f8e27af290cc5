using System.Globalization;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// RFC 3339 and the forms of ISO 8601: 2003, 2003-12, 2003-12-31, 20031231, 2003-365, 2003-W52-3, with or without time and zone.
/// </summary>
internal static class IsoDate
{
    public static bool Read(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var scanner = new DateScanner(text);
        parts.Year = DateScanner.Number(scanner.Digits(4));
        if (!ReadDay(ref scanner, ref parts))
            return false;
        return scanner.IsAtEnd || ReadTimeAndZone(ref scanner, ref parts);
    }

    private static bool ReadDay(ref DateScanner scanner, ref DateParts parts)
    {
        var isSeparated = TrySkipSeparator(ref scanner);
        if (scanner.TrySkip('W'))
            return ReadWeek(ref scanner, ref parts, isSeparated);
        var digits = scanner.Digits();
        switch (digits.Length)
        {
            case 0:
                return !isSeparated && scanner.IsAtEnd;
            case 3:
                return SetDayOfYear(DateScanner.Number(digits), ref parts);
            case 4 when !isSeparated:
                (parts.Month, parts.Day) = (DateScanner.Number(digits[..2]), DateScanner.Number(digits[2..]));
                return true;
            case 1 or 2 when isSeparated:
                parts.Month = DateScanner.Number(digits);
                if (!TrySkipSeparator(ref scanner))
                    return scanner.IsAtEnd;
                var day = scanner.Digits();
                parts.Day = DateScanner.Number(day);
                return day.Length is 1 or 2;
            default:
                return false;
        }
    }

    private static bool SetDayOfYear(int day, ref DateParts parts)
    {
        if (parts.Year < 1 || day < 1 || day > (DateTime.IsLeapYear(parts.Year) ? 366 : 365))
            return false;
        Set(new DateTime(parts.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day - 1), ref parts);
        return true;
    }

    private static bool ReadWeek(ref DateScanner scanner, ref DateParts parts, bool isSeparated)
    {
        var digits = scanner.Digits(2);
        var week = DateScanner.Number(digits);
        if (isSeparated)
            _ = scanner.TrySkip('-');
        var day = scanner.IsAtDigit ? DateScanner.Number(scanner.Digits(1)) : 1;
        if (digits.Length != 2 || parts.Year is < 1900 or > 2999 || week < 1 || week > ISOWeek.GetWeeksInYear(parts.Year) || day is < 1 or > 7)
            return false;
        Set(ISOWeek.ToDateTime(parts.Year, week, (DayOfWeek)(day % 7)), ref parts);
        return true;
    }

    private static void Set(DateTime date, ref DateParts parts) => (parts.Year, parts.Month, parts.Day) = (date.Year, date.Month, date.Day);

    private static bool ReadTimeAndZone(ref DateScanner scanner, ref DateParts parts)
    {
        scanner.SkipSpace();
        if (scanner.Next is 'T' or 't')
            scanner.Skip(1);
        scanner.SkipSpace();
        var hour = scanner.Digits(2);
        if (hour.IsEmpty)
            return false;
        var isCompact = scanner.IsAtDigit;
        if (isCompact || scanner.Next == ':')
        {
            if (!scanner.TryReadTime(DateScanner.Number(hour), ref parts, isCompact))
                return false;
        }
        else if (!parts.TrySetTime(DateScanner.Number(hour), 0, 0))
        {
            return false;
        }
        var comment = scanner.Rest.IndexOf('(');
        parts.Zone = (comment < 0 ? scanner.Rest : scanner.Rest[..comment]).Trim();
        return true;
    }

    private static bool TrySkipSeparator(ref DateScanner scanner) => scanner.TrySkip('-') || scanner.TrySkip('/');
}
