namespace Alerts.Core.Digests;

/// <summary>Shortens what articles and rules bring along, so that an alert fits into a row.</summary>
internal static class Clipping
{
    /// <summary>Longer "names" are mistakes of a recogniser.</summary>
    public const int LongestName = 100;

    /// <summary>A rule may require a hundred phrases, and a reason quotes them.</summary>
    public const int LongestReason = 500;

    /// <param name="longest">UTF-16 units; the ellipsis comes on top.</param>
    public static string Clip(this string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end] + "…";
    }
}
