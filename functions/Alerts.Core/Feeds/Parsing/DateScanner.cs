namespace Alerts.Core.Feeds.Parsing;

/// <summary>Takes numbers, words and signs off the front of a date's text.</summary>
internal ref struct DateScanner(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly char Next => _rest.IsEmpty ? '\0' : _rest[0];

    public readonly ReadOnlySpan<char> Rest => _rest;

    public readonly bool IsAtDigit => char.IsAsciiDigit(Next);

    public void Skip(int count) => _rest = _rest[count..];

    public void SkipSpace() => _rest = _rest.TrimStart();

    public bool TrySkip(char character)
    {
        if (Next != character)
            return false;
        Skip(1);
        return true;
    }

    /// <returns>Empty when no digit is next.</returns>
    public ReadOnlySpan<char> Digits(int max = int.MaxValue)
    {
        var length = 0;
        while (length < _rest.Length && length < max && char.IsAsciiDigit(_rest[length]))
            length++;
        return Take(length);
    }

    public ReadOnlySpan<char> Word()
    {
        var length = 0;
        while (length < _rest.Length && char.IsLetter(_rest[length]))
            length++;
        return Take(length);
    }

    /// <summary>10:14, 10:14:55, 10:14:55.123; the hour may have been read.</summary>
    public bool TryReadTime(int hour, ref DateParts parts, bool isCompact = false)
    {
        var second = 0;
        if (!TryReadPair(isCompact, out var minute))
            return false;
        if (Next is ':' || (isCompact && IsAtDigit))
        {
            if (!TryReadPair(isCompact, out second))
                return false;
            if (Next is '.' or ',' && _rest.Length > 1 && char.IsAsciiDigit(_rest[1]))
            {
                Skip(1);
                _ = Digits();
            }
        }
        return parts.TrySetTime(HourOfHalf(hour), minute, second);
    }

    public static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits[..Math.Min(digits.Length, 9)])
            number = number * 10 + (digit - '0');
        return number;
    }

    private bool TryReadPair(bool isCompact, out int value)
    {
        value = 0;
        var isSeparated = TrySkip(':');
        if (!isSeparated && !isCompact)
            return false;
        var digits = Digits(2);
        value = Number(digits);
        return digits.Length == 2;
    }

    /// <summary>5:30 PM is 17:30; with an hour that no clock of twelve shows it is no time.</summary>
    private int HourOfHalf(int hour)
    {
        var rest = _rest.TrimStart();
        if (rest.Length < 2 || (rest[1] | 0x20) != 'm' || (rest[0] | 0x20) is not ('a' or 'p') || (rest.Length > 2 && char.IsLetter(rest[2])))
            return hour;
        var isAfternoon = (rest[0] | 0x20) == 'p';
        _rest = rest[2..];
        return hour is < 1 or > 12 ? int.MaxValue : hour % 12 + (isAfternoon ? 12 : 0);
    }

    private ReadOnlySpan<char> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
