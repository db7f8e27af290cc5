namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Dates with the month as a word, in whatever order: Thu, 30 Apr 2015 08:57:00 EST · jueves, 30 de abril de 2015 · Sun Jan 4 16:29:06 2004 ·
/// August 30th, 2012 5:26 PM. A word that is none of a date's makes it none.
/// </summary>
internal static class WrittenDate
{
    public static bool Read(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var scanner = new DateScanner(text);
        var found = new Found();
        while (!scanner.IsAtEnd)
        {
            var isRead = scanner.IsAtDigit ? ReadNumber(ref scanner, ref parts, ref found)
                : char.IsLetter(scanner.Next) ? ReadWord(ref scanner, ref parts, ref found)
                : ReadSign(ref scanner, ref parts, ref found);
            if (!isRead)
                return false;
        }
        return found is { Day: true, Month: true, Year: true };
    }

    private ref struct Found
    {
        public bool Day { get; set; }

        public bool Month { get; set; }

        public bool Year { get; set; }

        public bool Time { get; set; }

        public int Words { get; set; }

        /// <summary>"mar" may be March, and Tuesday in Spanish and French.</summary>
        public bool IsMonthPerhapsWeekday { get; set; }
    }

    private static bool ReadNumber(ref DateScanner scanner, ref DateParts parts, ref Found found)
    {
        var digits = scanner.Digits();
        var number = DateScanner.Number(digits);
        if (scanner.Next == ':' && digits.Length <= 2)
            return !found.Time && (found.Time = scanner.TryReadTime(number, ref parts));
        if (digits.Length <= 2 && !found.Day)
        {
            (parts.Day, found.Day) = (number, true);
            SkipOrdinal(ref scanner);
            return true;
        }
        if (found.Year || !(digits.Length == 4 || (digits.Length is 2 or 3 && found.Month)))
            return false;
        // Two and three digits as in RFC 2822, section 4.3.
        parts.Year = digits.Length switch { 2 => number + (number < 50 ? 2000 : 1900), 3 => number + 1900, _ => number };
        return found.Year = true;
    }

    /// <summary>1st, 2nd, 3rd, 4th, 1er, 1º</summary>
    private static void SkipOrdinal(ref DateScanner scanner)
    {
        if (scanner.Next is 'º' or 'ª')
            scanner.Skip(1);
        else if (scanner.Rest.Length >= 2 && scanner.Rest[..2] is "st" or "nd" or "rd" or "th" or "er" && !(scanner.Rest.Length > 2 && char.IsLetter(scanner.Rest[2])))
            scanner.Skip(2);
    }

    private static bool ReadWord(ref DateScanner scanner, ref DateParts parts, ref Found found)
    {
        var rest = scanner.Rest;
        var word = scanner.Word();
        var isFirst = found.Words++ == 0;
        if (FeedMonths.Find(word) is { } month && (!found.Month || found.IsMonthPerhapsWeekday))
        {
            (parts.Month, found.Month) = (month, true);
            found.IsMonthPerhapsWeekday = isFirst && !found.Day;
            return true;
        }
        // The first word is the weekday in whatever language; it tells nothing that the date does not.
        if ((isFirst && !found.Time) || IsFiller(word))
            return true;
        if (!found.Time || !parts.Zone.IsEmpty)
            return false;
        var offset = scanner.Next is '+' or '-' ? LengthOfOffset(scanner.Rest) : 0;
        scanner.Skip(offset);
        parts.Zone = rest[..(word.Length + offset)];
        return true;
    }

    private static bool ReadSign(ref DateScanner scanner, ref DateParts parts, ref Found found)
    {
        if (found.Time && scanner.Next is '+' or '-' or '−' && LengthOfOffset(scanner.Rest) is var length and > 1)
        {
            if (!parts.Zone.IsEmpty)
                return false;
            parts.Zone = scanner.Rest[..length];
            scanner.Skip(length);
            return true;
        }
        if (scanner.Next == '(')
            scanner.Skip(Math.Max(scanner.Rest.IndexOf(')'), 0));
        if (scanner.Next is not (' ' or ',' or '.' or '-' or '(' or ')' or '\t' or '\n' or '\r' or '\u00A0' or '/'))
            return false;
        scanner.Skip(1);
        return true;
    }

    private static int LengthOfOffset(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == ':'))
            length++;
        return length;
    }

    private static bool IsFiller(ReadOnlySpan<char> word) =>
        word is "de" or "del" or "of" or "the" or "at" or "a" or "à" or "às" or "las" or "um" or "den" or "le" or "T" or "t" or "Uhr" or "uhr" or "h" or "feira";
}
