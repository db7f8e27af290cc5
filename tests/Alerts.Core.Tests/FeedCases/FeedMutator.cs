using System.Text;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Damages feeds, the same way for the same seed.</summary>
internal sealed class FeedMutator(int seed)
{
    private const int MaxLength = 20_000;

    private static readonly byte[][] s_tokens =
    [
        .. new[]
        {
            "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE x [", "<!ENTITY a \"&b;&b;\">", "]>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?", "?>",
            "</", "<", ">", "/>", "&", "&#", "&#x", ";", "&#0;", "&#xD800;", "&#x110000;", "&amp;amp;", "&nbsp;", "&a;", "\"", "'", "=", " xmlns=\"\"",
            " xmlns:x=\"http://www.w3.org/2005/Atom\"", " xml:base=\"../\"", " xml:base=\"javascript:\"", " xml:lang=\"\"", "<x:y>", "<item>", "</item>", "<entry>", "</entry>",
            "<title>", "</title>", "<channel>", "</channel>", "<rss>", "</rss>", "<feed>", "<rdf:RDF>", "<link>javascript:alert(1)</link>", "<link href=\"//[\"/>",
            "<content type=\"xhtml\">", "<content mode=\"base64\">", "<div>", "<script>", "<pubDate>99 99 99999 99:99</pubDate>", "<ttl>-1e999</ttl>",
            "<enclosure url=\"x\" length=\"99999999999999999999\"/>", "{", "}", "[", "]", "\"items\":[", "null,", "\\u0000", "\\ud800", "1e400", "\0", "\uFEFF", "\uFFFE", "\u2028",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0x1F, 0x8B, 0x08], [0x00, 0x00, 0xFE, 0xFF],
    ];

    private static readonly string?[] s_contentTypes =
    [
        null, null, null, "application/rss+xml", "text/xml; charset=utf-8", "text/html; charset=\"windows-1251\"", "application/json", "text/xml; charset=utf-16",
        "text/xml; charset=utf-7", "text/xml; charset=shift_jis", ";;charset=", "charset=no-such-charset; charset=utf-8",
    ];

    private readonly Random _random = new(seed);

    public string? NextContentType() => s_contentTypes[_random.Next(s_contentTypes.Length)];

    public byte[] Next()
    {
        var bytes = new List<byte>(Seed());
        for (var damage = 1 + _random.Next(8); damage > 0; damage--)
            Damage(bytes);
        if (bytes.Count > MaxLength)
            bytes.RemoveRange(MaxLength, bytes.Count - MaxLength);
        return [.. bytes];
    }

    private byte[] Seed() => FuzzSeeds.All[_random.Next(FuzzSeeds.All.Count)];

    private void Damage(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        switch (_random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, LengthFrom(at, bytes.Count));
                break;
            case 3:
                bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(at, LengthFrom(at, bytes.Count)));
                break;
            case 4:
                Splice(bytes, at);
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                Swap(bytes, at);
                break;
            default:
                var token = s_tokens[_random.Next(s_tokens.Length)];
                for (var times = _random.Next(20) == 0 ? 50 : 1; times > 0; times--)
                    bytes.InsertRange(at, token);
                break;
        }
    }

    /// <summary>The end is replaced by another feed's.</summary>
    private void Splice(List<byte> bytes, int at)
    {
        bytes.RemoveRange(at, bytes.Count - at);
        var other = Seed();
        bytes.AddRange(other[_random.Next(other.Length)..]);
    }

    private void Swap(List<byte> bytes, int at)
    {
        var moved = bytes.GetRange(at, LengthFrom(at, bytes.Count));
        bytes.RemoveRange(at, moved.Count);
        bytes.InsertRange(_random.Next(bytes.Count + 1), moved);
    }

    private int LengthFrom(int start, int count) => Math.Min(_random.Next(4) == 0 ? _random.Next(500) : _random.Next(20), count - start);
}
