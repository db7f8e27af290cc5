using System.Text;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>A small whole feed in each format and encoding, to be damaged.</summary>
internal static class FuzzSeeds
{
    /// <summary>Well-formed UTF-8 documents whose items end in a tag of their own.</summary>
    public static IReadOnlyDictionary<string, string> Xml { get; } = new Dictionary<string, string>
    {
        ["rss 0.90"] = """
            <?xml version="1.0"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
            <channel><title>Harbour Post</title><link>https://harbour.example/</link><description>Ships</description></channel>
            <item><title>A ship came in</title><link>https://harbour.example/1</link></item>
            <item><title>A ship left</title><link>https://harbour.example/2</link></item>
            </rdf:RDF>
            """,
        ["rss 0.91"] = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "https://dtd.example/rss-0.91.dtd" [ <!ENTITY town "Lake Town"> <!ELEMENT rss (channel)> ]>
            <rss version="0.91"><channel><title>News of &town;</title><link>https://lake.example/</link><language>en</language>
            <image><url>https://lake.example/logo.png</url><title>Logo</title></image>
            <item><title>Caf&eacute; opens</title><link>/cafe</link><description>On the shore &#8212; at last</description></item>
            </channel></rss>
            """,
        ["rss 1.0"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="https://hill.example/"><title>Hill Gazette</title><link>https://hill.example/</link><dc:language>es</dc:language>
            <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency><items><rdf:Seq><rdf:li rdf:resource="https://hill.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://hill.example/1"><title>Llueve en la colina</title><dc:creator>Ana Ruiz</dc:creator><dc:date>2025-04-04T10:00:00-06:00</dc:date><dc:subject>clima</dc:subject></item>
            </rdf:RDF>
            """,
        ["rss 2.0"] = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <!-- made by hand --><?pi some?>
            <channel><title>River &amp; Road</title><link>https://river.example/</link><ttl>60</ttl><language>en-us</language>
            <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://river.example/feed"/>
            <lastBuildDate>Fri, 04 Apr 2025 16:30:00 EDT</lastBuildDate>
            <item><title><![CDATA[Bridge "closed" & reopened]]></title><guid isPermaLink="false">tag:1</guid><link>https://river.example/bridge?a=1&amp;b=2</link>
            <description>&lt;p&gt;The bridge &amp;amp; the road.&lt;/p&gt;</description><content:encoded><![CDATA[<p>The <b>bridge</b> is open.</p><img src="/b.jpg">]]></content:encoded>
            <dc:creator>Bo Lind</dc:creator><category domain="x">Roads</category><category>Bridges</category><pubDate>Fri, 04 Apr 2025 16:30:00 +0200</pubDate>
            <enclosure url="https://river.example/a.mp3" type="audio/mpeg" length="12345"/><source url="https://other.example/rss">Other</source>
            <media:group><media:content url="https://river.example/v.mp4" type="video/mp4"/><media:title>No</media:title></media:group></item>
            <item><title>Second</title><author>bo@river.example (Bo Lind)</author><guid>https://river.example/2</guid></item>
            </channel></rss>
            """,
        ["atom 0.3"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title mode="escaped" type="text/html">Old &lt;b&gt;Times&lt;/b&gt;</title><link rel="alternate" href="https://old.example/"/>
            <tagline>Then</tagline><modified>2004-01-02T03:04:05Z</modified>
            <entry><title mode="base64" type="text/html">PGI+SGVsbG88L2I+</title><link rel="alternate" href="https://old.example/1"/><id>tag:old.example,2004:1</id>
            <issued>2004-01-02T03:04:05Z</issued><modified>2004-01-02T03:04:05Z</modified><content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">x <em>y</em></div></content></entry>
            </feed>
            """,
        ["atom 1.0"] = """
            <?xml version="1.0" encoding="utf-8" standalone="yes"?>
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xml:lang="es" xml:base="https://valle.example/blog/"><a:title type="text">El Valle</a:title>
            <a:link rel="self" href="feed.atom"/><a:link href="."/><a:link rel="next" href="feed.atom?page=2"/><a:author><a:name>Redacción</a:name></a:author>
            <a:entry xml:base="2025/"><a:id>urn:uuid:1</a:id><a:title type="html">Uno &amp;lt; dos &lt;i&gt;y&lt;/i&gt; tres</a:title><a:link href="uno"/><a:link rel="enclosure" href="uno.mp3" length="1"/>
            <a:content type="xhtml"><h:div>Hola <h:a href="dos">dos</h:a><h:br/></h:div></a:content><a:updated>2025-04-05T10:00:00.25-06:00</a:updated><a:category term="valle"/></a:entry>
            <a:entry><a:id>urn:uuid:2</a:id><a:title>Dos</a:title><a:summary>Nada</a:summary><a:source><a:title>Otro</a:title><a:link href="https://otro.example/"/></a:source></a:entry>
            </a:feed>
            """,
    };

    private static readonly string[] s_json =
    [
        """{ "version": "https://jsonfeed.org/version/1", "title": "News", "home_page_url": "https://json.example/", "author": { "name": "Ana" }, "items": [ { "id": 7, "url": "/seven", "content_html": "<p>Siete</p>", "date_published": "2025-04-04T10:00:00-06:00" } ] }""",
        """{ "version": "https://jsonfeed.org/version/1.1", "title": "N\u00e9ws \ud83d\ude00", "language": "es", "next_url": "https://json.example/2", "hubs": [ { "type": "WebSub", "url": "https://hub.example/" } ], "items": [ { "id": "a", "title": "A", "content_text": "a < b\n\nc", "authors": [ { "name": "Bo" } ], "tags": [ "x", "y" ], "attachments": [ { "url": "https://json.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5 } ] } ] }""",
    ];

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. Xml.Values.Select(Encoding.UTF8.GetBytes),
        .. s_json.Select(Encoding.UTF8.GetBytes),
        WithMark(Encoding.UTF8, Xml["rss 2.0"]),
        WithMark(Encoding.Unicode, Xml["atom 1.0"]),
        WithMark(Encoding.BigEndianUnicode, Xml["rss 1.0"]),
        WithMark(Encoding.UTF32, Xml["rss 0.91"]),
        Encoding.Unicode.GetBytes(Xml["rss 0.90"]),
        WithMark(Encoding.BigEndianUnicode, s_json[1]),
        Encoding.Latin1.GetBytes(Xml["atom 1.0"].Replace("utf-8", "windows-1252", StringComparison.Ordinal)),
        [.. "<html><head><title>No feed</title></head><body>"u8, .. Encoding.UTF8.GetBytes(Xml["rss 0.91"])],
    ];

    private static byte[] WithMark(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
