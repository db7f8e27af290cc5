namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>Sample feeds of two items in each format.</summary>
public static class TinySamples
{
    public static readonly string[] FileNames = ["atom.xml", "json.json", "rdf.xml", "rss.xml"];

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("feeds.opml", """
            <opml version="2.0"><head/><body><outline type="rss" xmlUrl="{{base}}/feeds/rss.xml"/></body></opml>
            """);
        folder.Write("feeds/rss.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel>
              <title>Border Wire</title>
              <link>{{base}}/</link>
              <language>en</language>
              <item>
                <title>Judge &lt;b&gt;orders&lt;/b&gt; return &amp; more</title>
                <link>{{base}}/articles/rss/first</link>
                <guid isPermaLink="false">rss-first</guid>
                <content:encoded><![CDATA[<p>First &amp; <em>foremost</em>.</p>
                <script>alert(1)</script><ul><li>One &lt;img src=x&gt;</li></ul>]]></content:encoded>
              </item>
              <item>
                <title>Second</title>
                <link>{{base}}/articles/rss/second</link>
                <guid isPermaLink="false">rss-second</guid>
                <description>Plain words only.</description>
              </item>
            </channel>
            </rss>
            """);
        folder.Write("feeds/atom.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <id>tag:example.com,2026:feed</id>
              <title>Courier</title>
              <link rel="alternate" href="{{base}}/"/>
              <entry>
                <id>tag:example.com,2026:first</id>
                <title>First</title>
                <link rel="alternate" href="{{base}}/articles/atom/first"/>
                <content type="html"><![CDATA[<p>Text</p>]]></content>
              </entry>
              <entry>
                <id>tag:example.com,2026:second</id>
                <title>Second</title>
                <link rel="alternate" href="{{base}}/articles/atom/second"/>
                <summary>Short</summary>
              </entry>
            </feed>
            """);
        folder.Write("feeds/rdf.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="{{base}}/feeds/rdf.xml">
              <title>Harbor</title>
              <link>{{base}}/</link>
              <description>Ships</description>
              <dc:language>en</dc:language>
              <items><rdf:Seq>
                <rdf:li rdf:resource="{{base}}/articles/rdf/first"/>
                <rdf:li rdf:resource="{{base}}/articles/rdf/second"/>
              </rdf:Seq></items>
            </channel>
            <item rdf:about="{{base}}/articles/rdf/first">
              <title>First</title>
              <link>{{base}}/articles/rdf/first</link>
              <description>Text</description>
            </item>
            <item rdf:about="{{base}}/articles/rdf/second">
              <title>Second</title>
              <link>{{base}}/articles/rdf/second</link>
              <description>Text</description>
            </item>
            </rdf:RDF>
            """);
        folder.Write("feeds/json.json", """
            {
              "version": "https://jsonfeed.org/version/1.1",
              "title": "Correo",
              "home_page_url": "{{base}}/",
              "language": "es",
              "items": [
                { "id": "json-first", "url": "{{base}}/articles/json/first", "title": "El puerto estrena la grúa",
                  "content_html": "<p>Texto</p>" },
                { "id": "json-second", "url": "{{base}}/articles/json/second", "title": "Segundo", "content_text": "a < b" }
              ]
            }
            """);
    }
}
