using System.Globalization;

namespace Alerts.Core.Digests;

/// <summary>What a caller asks for, as the words of the request.</summary>
/// <param name="Entities">Ids or names of tracked entities.</param>
/// <param name="Since">ISO 8601 date or date and time; a day back when not given.</param>
/// <param name="Until">The same; now when not given.</param>
/// <param name="Limit">The most alerts of each entity.</param>
public sealed record DigestRequest(
    IReadOnlyList<string> Entities, string? Since = null, string? Until = null, string? Limit = null);

/// <summary>A request whose words have been understood.</summary>
public sealed record DigestQuery(IReadOnlyList<string> Entities, DateTimeOffset Since, DateTimeOffset Until, int Limit)
{
    public const int MaxEntities = 20;
    public const int MaxLimit = 500;
    public const int DefaultLimit = 100;

    private static readonly TimeSpan DefaultWindow = TimeSpan.FromHours(24);

    private static readonly string[] Forms =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <exception cref="InputException">A word cannot be used; the message says which and what would do.</exception>
    public static DigestQuery Parse(DigestRequest request, DateTimeOffset now)
    {
        string[] entities = [.. request.Entities.Select(entity => entity.Trim()).Where(entity => entity.Length > 0)];
        if (entities.Length == 0)
            throw new InputException(
                "Say which entity the digest is about, such as entity=cecot; repeat the parameter for more.");
        if (entities.Length > MaxEntities)
            throw new InputException($"A digest covers at most {MaxEntities} entities; this request names {entities.Length}.");

        var until = ParseTime("until", request.Until) ?? now;
        var since = ParseTime("since", request.Since) ?? SinceWithout(until);
        if (since > until)
            throw new InputException(
                $"since ({Iso(since)}) lies after until ({Iso(until)}); since must be the earlier of the two.");

        return new DigestQuery(entities, since, until, ParseLimit(request.Limit));
    }

    private static DateTimeOffset SinceWithout(DateTimeOffset until) =>
        until - DateTimeOffset.MinValue > DefaultWindow ? until - DefaultWindow : DateTimeOffset.MinValue;

    private static DateTimeOffset? ParseTime(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        // No accepted form holds a space: one inside is the plus sign of an offset that was not escaped in the address.
        var restored = text.Trim().Replace(' ', '+');
        const DateTimeStyles InUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(restored, Forms, CultureInfo.InvariantCulture, InUtc, out var time)
            ? time
            : throw new InputException(
                $"{name} is \"{Shortened(text)}\", which is no ISO 8601 date or time; " +
                "write 2026-03-14 or 2026-03-14T09:30:00Z (without an offset it counts as UTC).");
    }

    private static int ParseLimit(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DefaultLimit;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new InputException($"limit is \"{Shortened(text)}\"; write a whole number from 1 to {MaxLimit}.");
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
