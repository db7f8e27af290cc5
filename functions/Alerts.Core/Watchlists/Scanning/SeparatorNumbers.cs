namespace Alerts.Core.Watchlists.Scanning;

/// <summary>Numbers what stands between the words of all phrases.</summary>
internal sealed class SeparatorNumbers
{
    /// <summary>What stands between no two words of a phrase.</summary>
    public const int Unknown = 0;

    public const int Space = 1;
    public const int Apostrophe = 2;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [" "] = Space, ["'"] = Apostrophe };

    public int Longest { get; private set; } = 1;

    public int Add(ReadOnlySpan<char> separator)
    {
        if (NumberOf(separator) is var known and not Unknown)
            return known;
        Longest = Math.Max(Longest, separator.Length);
        return _numbers[separator.ToString()] = _numbers.Count + 1;
    }

    public int NumberOf(ReadOnlySpan<char> separator) =>
        _numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(separator, out var number) ? number : Unknown;
}
