using System.Text.RegularExpressions;
using System.Xml;
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

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="baseUri">Where the document came from: the base of relative links.</param>
    /// <exception cref="FeedFormatException">The bytes are no feed; the message says what they are instead.</exception>
    public static FeedDocument Parse(ReadOnlyMemory<byte> body, string? contentType, Uri baseUri)
    {
        var (decoded, warning) = FeedText.Decode(body.Span, contentType);
        var text = decoded.Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n');
        if (text.Length == 0)
            throw new FeedFormatException("The answer is empty.");

        var document = text[0] == '{' ? JsonFeedReader.Read(text, baseUri) : ReadXml(text, baseUri);
        return document with { Warning = Join(warning, document.Warning) };
    }

    internal static bool IsHtml(ReadOnlySpan<byte> body, string? contentType) =>
        IsHtml(FeedText.Decode(body[..Math.Min(body.Length, HtmlLookAhead)], contentType).Text.TrimStart('\uFEFF'));

    internal static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second : $"{first} {second}";

    private static FeedDocument ReadXml(string text, Uri baseUri)
    {
        if (IsHtml(text))
            throw new FeedFormatException(HtmlMessage);

        if (text.Contains("<!ENTITY", StringComparison.Ordinal) && NestedEntity().IsMatch(text))
            throw new FeedFormatException("The document declares entities that unfold into each other, as XML bombs do; it is not read.");

        try
        {
            return ReadWellFormed(text, baseUri);
        }
        catch (XmlException fault)
        {
            return ReadRepaired(text, baseUri, fault);
        }
    }

    private static FeedDocument ReadWellFormed(string text, Uri baseUri)
    {
        using var reader = XmlReader.Create(new StringReader(text), s_settings);
        return new XmlFeedReader(reader, baseUri).Read();
    }

    private static FeedDocument ReadRepaired(string text, Uri baseUri, XmlException fault)
    {
        if (XmlRepair.Repair(text) is not { } repaired)
            throw new FeedFormatException(
                "The answer is not a feed: it is no JSON Feed and holds none of the elements <rss>, <rdf:RDF>, <feed> and <channel>.", fault);

        try
        {
            var document = ReadWellFormed(repaired, baseUri);
            var warning = $"The XML is broken; what could be read was kept. The first fault: {fault.Message}";
            return document with { Warning = Join(warning, document.Warning) };
        }
        catch (XmlException)
        {
            throw new FeedFormatException($"The XML is broken and could not be repaired: {fault.Message}", fault);
        }
    }

    private static bool IsHtml(string text) => HtmlStart().IsMatch(text);

    // A document type of HTML before the root of a feed happens, and is a feed.
    [GeneratedRegex(@"\A(?>(?:\s+|<\?[^>]*>|<!--.*?-->)*)<(?:html\b|!doctype\s+html\b(?![^>]*>(?:\s+|<!--.*?-->)*<(?:[\w.-]+:)?(?:rss|feed|rdf)\b))",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlStart();

    [GeneratedRegex("<!ENTITY\\s[^>]{1,200}?[\"'][^\"'<>]{0,1000}&[A-Za-z_]", RegexOptions.NonBacktracking)]
    private static partial Regex NestedEntity();
}
