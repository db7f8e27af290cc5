using System.Buffers;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Links of feeds: absolute http(s) or nothing, so that <c>javascript:</c> and its like end here.</summary>
internal static class FeedLinks
{
    /// <summary>Longer ones are no address of an article, and would not fit a row beside its text.</summary>
    public const int MaxLength = 4_096;

    private static readonly SearchValues<char> s_unsafe = SearchValues.Create("\"<>\\^`{|} ");

    public static string? Resolve(string? link, Uri baseUri)
    {
        var text = link?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
            return null;

        if (text.AsSpan().ContainsAny('\n', '\r', '\t'))
            text = string.Concat(text.Split(['\n', '\r', '\t'], StringSplitOptions.TrimEntries));
        if (!Uri.TryCreate(baseUri, text, out var uri) || !IsHttp(uri))
            return null;

        // As the publisher wrote it where that is safe: an address normalised by us might not be the one that works.
        var isAbsolute = text.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase);
        var result = isAbsolute && !text.AsSpan().ContainsAny(s_unsafe) && !text.Any(char.IsControl) ? text : uri.AbsoluteUri;
        return result.Length <= MaxLength ? result : null;
    }

    public static bool TryParse(string? text, out Uri uri) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out uri!) && IsHttp(uri);

    private static bool IsHttp(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
