using System.Text;
using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FeedCharsetTests
{
    private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("windows-1252", null, "windows-1252", "“García” €")]
    [InlineData("windows-1252", "text/xml; charset=iso-8859-1", null, "“García” €")]
    [InlineData("windows-1252", "text/xml; charset=us-ascii", "ISO-8859-1", "García")]
    [InlineData("utf-8", null, null, "“García” €")]
    [InlineData("utf-8", "text/xml; charset=\"UTF-8\"", "windows-1252", "“García” €")]
    [InlineData("utf-8", "application/rss+xml; charset=no-such", null, "García")]
    [InlineData("koi8-r", "text/xml; charset=koi8-r", "utf-8", "Гарсия")]
    [InlineData("windows-1251", null, "windows-1251", "Гарсия")]
    [InlineData("shift_jis", null, "Shift_JIS", "ニュース")]
    [InlineData("utf-16", null, null, "“García” €")]
    [InlineData("utf-16BE", null, "utf-16", "“García” €")]
    public void The_charset_is_found(string actual, string? contentType, string? declared, string title)
    {
        var encoding = actual is "utf-8" or "utf-16" or "utf-16BE" ? Encoding.GetEncoding(actual) : CodePagesEncodingProvider.Instance.GetEncoding(actual)!;
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";

        var feed = FeedParser.Parse(encoding.GetBytes($"{declaration}<rss><channel><title>{title}</title></channel></rss>"), contentType, new Uri("https://news.example"));

        Assert.Equal(title, feed.Title);
        Assert.Null(feed.Warning);
    }

    [Theory]
    [InlineData("windows-1252", null, "The bytes are no UTF-8 and no other charset is given; they were read as windows-1252.")]
    [InlineData("windows-1252", "utf-8", "The bytes are no UTF-8 and no other charset is given; they were read as windows-1252.")]
    [InlineData("utf-8", "utf-16", "The document says that it is in utf-16, which cannot be; it was read as UTF-8.")]
    public void What_no_strict_reader_would_take_is_read_and_said(string actual, string? declared, string warning)
    {
        var encoding = actual == "utf-8" ? Encoding.UTF8 : s_windows1252;
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";

        var feed = FeedParser.Parse(encoding.GetBytes($"{declaration}<rss><channel><title>García</title></channel></rss>"), null, new Uri("https://news.example"));

        Assert.Equal(("García", warning, true), (feed.Title, feed.Warning, feed.Bozo));
    }

    [Theory]
    [InlineData("text/xml; charset=iso-8859-1", null)]
    [InlineData(null, "windows-1252")]
    [InlineData("text/xml; charset=koi8-r", "utf-8")]
    public void UTF_8_that_claims_to_be_something_else_is_read_as_UTF_8(string? contentType, string? declared)
    {
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";

        var feed = FeedParser.Parse(Encoding.UTF8.GetBytes($"{declaration}<rss><channel><title>“García”</title></channel></rss>"), contentType, new Uri("https://news.example"));

        Assert.Equal(("“García”", "utf-8", false), (feed.Title, feed.Encoding, feed.Bozo));
        Assert.EndsWith("but it is in UTF-8; it was read so.", feed.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_wins_over_the_header(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("<rss><channel><title>García</title></channel></rss>")];

        var feed = FeedParser.Parse(body, "text/xml; charset=windows-1252", new Uri("https://news.example"));

        Assert.Equal("García", feed.Title);
    }

    [Fact]
    public void One_broken_letter_does_not_turn_the_others_into_rubbish()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("<rss><channel><title>García, Perú, Ñuñoa"), 0xE9, .. Encoding.UTF8.GetBytes("</title></channel></rss>")];

        var feed = FeedParser.Parse(body, "text/xml; charset=utf-8", new Uri("https://news.example"));

        Assert.Equal("García, Perú, Ñuñoa\uFFFD", feed.Title);
        Assert.Equal("Some bytes are no UTF-8; those letters are lost.", feed.Warning);
    }

    [Fact]
    public void Latin_bytes_that_claim_to_be_UTF_8_are_read_as_Latin()
    {
        var feed = FeedParser.Parse(
            s_windows1252.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><title>García</title></channel></rss>"), null, new Uri("https://news.example"));

        Assert.Equal("García", feed.Title);
    }
}
