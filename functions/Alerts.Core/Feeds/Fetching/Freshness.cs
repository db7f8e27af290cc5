using System.Globalization;
using System.Net.Http.Headers;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>How long an answer may stand for the next one, as a cache that serves one reader works it out (RFC 9111, section 4.2).</summary>
internal static class Freshness
{
    /// <summary>What a number of seconds stands for that no clock can hold (RFC 9111, section 1.2.2).</summary>
    private const long Endless = int.MaxValue;

    /// <returns>Zero where the publisher wants to be asked each time; null where it says nothing.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (Declared(response, now) is not { } lifetime)
            return null;
        var left = lifetime - Age(response.Headers);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan? Declared(HttpResponseMessage response, DateTimeOffset now)
    {
        var directives = response.Headers.NonValidated.TryGetValues("Cache-Control", out var lines)
            ? string.Join(',', lines).Split(',', StringSplitOptions.TrimEntries)
            : [];
        if (directives.Any(directive => Is(directive, "no-cache") || Is(directive, "no-store")))
            return TimeSpan.Zero;
        // s-maxage is for caches that many readers share.
        if (directives.FirstOrDefault(directive => Is(directive, "max-age")) is { } maxAge && Seconds(maxAge[(maxAge.IndexOf('=') + 1)..]) is { } given)
            return given;
        if (FeedResponseReader.Header(response.Content.Headers, "Expires") is not { } expires)
            return null;

        // "0" and whatever else is no date means that it has expired (RFC 9111, section 5.3).
        var sent = FeedDates.TryParse(FeedResponseReader.Header(response.Headers, "Date")) ?? now;
        return FeedDates.TryParse(expires) - sent ?? TimeSpan.Zero;
    }

    private static TimeSpan Age(HttpResponseHeaders headers) => Seconds(FeedResponseReader.Header(headers, "Age")) ?? TimeSpan.Zero;

    private static bool Is(string directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase) && directive[name.Length..].TrimStart() is "" or ['=', ..];

    private static TimeSpan? Seconds(string? text)
    {
        var digits = text?.Trim().Trim('"');
        if (string.IsNullOrEmpty(digits) || !digits.All(char.IsAsciiDigit))
            return null;
        return TimeSpan.FromSeconds(long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Min(seconds, Endless)
            : Endless);
    }
}
