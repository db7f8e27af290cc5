using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Whose names a namespace holds.</summary>
internal enum Vocabulary
{
    /// <summary>None that we read.</summary>
    Foreign,

    /// <summary>RSS of any version, with or without a namespace.</summary>
    Rss,
    Atom,
    DublinCore,
    Content,
    Media,
    ITunes,
    Syndication,
    Xhtml,
    Rdf,
}

internal static class Vocabularies
{
    public static Vocabulary OfNamespace(ReadOnlySpan<byte> uri)
    {
        uri = XmlBytes.Trim(uri);
        if (uri.IsEmpty || Is(uri, "http://purl.org/rss/1.0/"u8) || Is(uri, "http://purl.org/rss/1.0/modules/rss091#"u8)
            || Is(uri, "http://my.netscape.com/rdf/simple/0.9/"u8) || Is(uri, "http://channel.netscape.com/rdf/simple/0.9/"u8)
            || Starts(uri, "http://backend.userland.com/"u8) || Starts(uri, "http://blogs.law.harvard.edu/tech/rss"u8)
            || Starts(uri, "http://purl.org/net/rss1.1"u8))
            return Vocabulary.Rss;
        if (Is(uri, "http://www.w3.org/2005/Atom"u8) || Is(uri, "https://www.w3.org/2005/Atom"u8) || Starts(uri, "http://purl.org/atom/ns#"u8))
            return Vocabulary.Atom;
        if (Starts(uri, "http://purl.org/dc/elements/"u8) || Is(uri, "http://purl.org/dc/terms/"u8))
            return Vocabulary.DublinCore;
        if (Is(uri, "http://purl.org/rss/1.0/modules/content/"u8))
            return Vocabulary.Content;
        if (Starts(uri, "http://search.yahoo.com/mrss"u8) || Starts(uri, "https://search.yahoo.com/mrss"u8))
            return Vocabulary.Media;
        if (Is(uri, "http://www.itunes.com/dtds/podcast-1.0.dtd"u8) || Is(uri, "http://example.com/dtds/podcast-1.0.dtd"u8))
            return Vocabulary.ITunes;
        if (Is(uri, "http://purl.org/rss/1.0/modules/syndication/"u8))
            return Vocabulary.Syndication;
        if (Is(uri, "http://www.w3.org/1999/xhtml"u8))
            return Vocabulary.Xhtml;
        return Is(uri, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8) ? Vocabulary.Rdf : Vocabulary.Foreign;
    }

    /// <summary>What a prefix means when the publisher forgot to declare it.</summary>
    public static Vocabulary OfUsualPrefix(ReadOnlySpan<byte> prefix)
    {
        if (Is(prefix, "dc"u8) || Is(prefix, "dcterms"u8))
            return Vocabulary.DublinCore;
        if (Is(prefix, "content"u8))
            return Vocabulary.Content;
        if (Is(prefix, "atom"u8) || Is(prefix, "atom10"u8) || Is(prefix, "atom03"u8) || Is(prefix, "a10"u8))
            return Vocabulary.Atom;
        if (Is(prefix, "media"u8))
            return Vocabulary.Media;
        if (Is(prefix, "itunes"u8))
            return Vocabulary.ITunes;
        if (Is(prefix, "sy"u8))
            return Vocabulary.Syndication;
        if (Is(prefix, "xhtml"u8))
            return Vocabulary.Xhtml;
        if (Is(prefix, "rdf"u8))
            return Vocabulary.Rdf;
        return Is(prefix, "rss"u8) ? Vocabulary.Rss : Vocabulary.Foreign;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(text, other);

    private static bool Starts(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
