using System.Buffers;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Links of feeds: absolute http(s) or nothing, so that <c>javascript:</c> and its like end here.</summary>
internal static class FeedLinks
{
    /// <summary>Longer ones are no address of an article, and would not fit a row beside its text.</summary>
    public const int MaxLength = 4_096;

    private static readonly SearchValues<char> s_unsafe = SearchValues.Create("\"<>\\^`{|} ");

    /// <summary>What an address may hold without any need to look closer at it.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~/?#&=%+:,;@!$'()*");

    private static readonly SearchValues<char> s_host = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-.");

    /// <summary>No part of such a name can be longer than a name's part may be.</summary>
    private const int LongestPlainHost = 63;

    public static string? Resolve(string? link, Uri baseUri) => Resolve(link.AsSpan(), baseUri);

    public static string? Resolve(ReadOnlySpan<char> link, Uri baseUri)
    {
        link = link.Trim();
        if (link.IsEmpty || link.Length > MaxLength)
            return null;
        return IsPlainAbsolute(link) ? link.ToString() : ResolveOther(link.ToString(), baseUri);
    }

    public static Uri? ResolveUri(string? link, Uri baseUri) => TryParse(Resolve(link, baseUri), out var uri) ? uri : null;

    private static bool IsPlainAbsolute(ReadOnlySpan<char> link)
    {
        var host = link.StartsWith("https://") ? link[8..] : link.StartsWith("http://") ? link[7..] : default;
        if (host.IsEmpty || !char.IsAsciiLetterLower(host[0]))
            return false;
        var end = host.IndexOfAnyExcept(s_host) is var found and >= 0 ? found : host.Length;
        var name = host[..end];
        return name.Length <= LongestPlainHost && name[^1] is not ('.' or '-') && !name.Contains("..", StringComparison.Ordinal)
            && (end == host.Length || (host[end] is '/' or '?' or '#' && !host[end..].ContainsAnyExcept(s_plain)));
    }

    private static string? ResolveOther(string text, Uri baseUri)
    {
        if (text.AsSpan().ContainsAny('\n', '\r', '\t'))
            text = string.Concat(text.Split(['\n', '\r', '\t'], StringSplitOptions.TrimEntries));
        if (!Uri.TryCreate(baseUri, text, out var uri) || !IsHttp(uri))
            return null;

        // As the publisher wrote it where that is safe: an address normalised by us might not be the one that works.
        var isAbsolute = text.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase);
        var result = isAbsolute && Ascii.IsValid(text) && !text.AsSpan().ContainsAny(s_unsafe) && !text.Any(char.IsControl) ? text : uri.AbsoluteUri;
        return result.Length <= MaxLength ? result : null;
    }

    public static bool TryParse(string? text, out Uri uri) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out uri!) && IsHttp(uri);

    private static bool IsHttp(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
