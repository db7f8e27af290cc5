namespace Alerts.Core.Feeds.Parsing;

internal static class FeedNamespaces
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Atom03 = "http://purl.org/atom/ns#";
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";

    public static bool IsAtom(string uri) => uri is Atom or Atom03;

    public static bool IsDublinCore(string uri) =>
        uri is DublinCore or DublinCoreTerms || uri.StartsWith("http://purl.org/dc/elements/", StringComparison.Ordinal);

    public static bool IsContent(string uri) => uri == Content;

    /// <summary>RSS 2.0 has no namespace; these are of RSS 0.90, 1.0 and of drafts that are still in use.</summary>
    public static bool IsRss(string uri) => uri switch
    {
        "" or "http://purl.org/rss/1.0/" or "http://my.netscape.com/rdf/simple/0.9/" or "http://channel.netscape.com/rdf/simple/0.9/" => true,
        _ => uri.StartsWith("http://backend.userland.com/", StringComparison.OrdinalIgnoreCase)
            || uri.StartsWith("http://blogs.law.harvard.edu/tech/rss", StringComparison.OrdinalIgnoreCase)
            || uri.StartsWith("http://purl.org/net/rss1.1", StringComparison.Ordinal),
    };

    /// <summary>What a prefix means when the publisher forgot to declare it.</summary>
    public static string OfUsualPrefix(string prefix) => prefix switch
    {
        "dc" => DublinCore,
        "dcterms" => DublinCoreTerms,
        "content" => Content,
        "atom" or "a10" => Atom,
        "rdf" or "RDF" => Rdf,
        "rss" => "http://purl.org/rss/1.0/",
        _ => $"urn:undeclared:{prefix}",
    };
}
