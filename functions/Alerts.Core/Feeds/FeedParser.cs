using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <summary>
/// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Broken XML is repaired and what could be read is kept,
/// with a warning. No entity of a document type is expanded and nothing outside the bytes is read.
/// </summary>
public static partial class FeedParser
{
    public const int MaxItems = 500;
    public const int MaxTitleLength = 300;

    internal static readonly string TooManyItems = $"The feed lists more than {MaxItems} items; only the first {MaxItems} were read.";

    internal const string HtmlMessage = "The answer is an HTML page, not a feed; look on that page for the address of its feed.";

    /// <summary>An HTML page shows itself long before this.</summary>
    private const int HtmlLookAhead = 4_096;

    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="baseUri">Where the document came from: the base of relative links.</param>
    /// <exception cref="FeedFormatException">The bytes are no feed; the message says what they are instead.</exception>
    public static FeedDocument Parse(ReadOnlyMemory<byte> body, string? contentType, Uri baseUri)
    {
        var text = FeedText.Of(body, contentType);
        var start = text.Utf8.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            throw new FeedFormatException("The answer is empty.");

        var document = text.Utf8.Span[start] == '{' ? JsonFeedReader.Read(text.Utf8[start..], baseUri) : ReadXml(text.Utf8, baseUri);
        return document with
        {
            Encoding = text.Encoding,
            Bozo = document.Bozo || text.IsFault,
            Warning = Join(document.Warning, text.Warning),
        };
    }

    internal static bool IsHtml(ReadOnlySpan<byte> body, string? contentType) =>
        IsHtml(FeedText.Decode(body[..Math.Min(body.Length, HtmlLookAhead)], contentType));

    internal static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second : $"{first} {second}";

    private static FeedDocument ReadXml(ReadOnlyMemory<byte> document, Uri baseUri) =>
        IsHtml(Encoding.UTF8.GetString(document.Span[..Math.Min(document.Length, HtmlLookAhead)]))
            ? throw new FeedFormatException(HtmlMessage)
            : XmlFeedReader.Read(document, baseUri);

    private static bool IsHtml(string text) => HtmlStart().IsMatch(text);

    // A document type of HTML before the root of a feed happens, and is a feed.
    [GeneratedRegex(@"\A(?>(?:\s+|<\?[^>]*>|<!--.*?-->)*)<(?:html\b|!doctype\s+html\b(?![^>]*>(?:\s+|<!--.*?-->)*<(?:[\w.-]+:)?(?:rss|feed|rdf)\b))",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlStart();
}
