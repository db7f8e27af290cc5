using Alerts.Core.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class CanonicalLinkTests
{
    [Theory]
    [InlineData("HTTPS://News.Example/Path/", "https://news.example/Path/")]
    [InlineData("https://news.example:443/1", "https://news.example/1")]
    [InlineData("http://news.example:80/1", "http://news.example/1")]
    [InlineData("http://news.example:443/1", "http://news.example:443/1")]
    [InlineData("https://news.example:8443/1", "https://news.example:8443/1")]
    [InlineData("https://news.example./1", "https://news.example/1")]
    [InlineData("https://news.example", "https://news.example/")]
    [InlineData("https://reader:word@news.example/1", "https://news.example/1")]
    [InlineData("https://[2001:DB8::1]:8443/1", "https://[2001:db8::1]:8443/1")]
    [InlineData("https://días.example/1", "https://xn--das-rma.example/1")]
    [InlineData("https://DÍAS.example/1", "https://xn--das-rma.example/1")]
    [InlineData("https://xn--das-rma.example/1", "https://xn--das-rma.example/1")]
    public void Host_and_port_have_one_form(string link, string expected) => Assert.Equal(expected, CanonicalLink.Of(link));

    [Theory]
    [InlineData("https://news.example/1#comments", "https://news.example/1")]
    [InlineData("https://news.example/1#xtor=RSS-3", "https://news.example/1")]
    [InlineData("https://news.example/1#", "https://news.example/1")]
    [InlineData("https://news.example/#!/story/7", "https://news.example/#!/story/7")]
    [InlineData("https://news.example/?utm_source=x#!/story/7", "https://news.example/#!/story/7")]
    public void A_place_within_the_page_is_dropped_and_a_route_is_kept(string link, string expected) =>
        Assert.Equal(expected, CanonicalLink.Of(link));

    [Theory]
    [InlineData("utm_source")]
    [InlineData("UTM_Campaign")]
    [InlineData("utm_whatever_comes")]
    [InlineData("fbclid")]
    [InlineData("gclid")]
    [InlineData("mc_cid")]
    [InlineData("mc_eid")]
    [InlineData("at_medium")]
    [InlineData("at_custom1")]
    [InlineData("pk_campaign")]
    [InlineData("mtm_source")]
    [InlineData("piwik_kwd")]
    [InlineData("cmp")]
    [InlineData("CMP")]
    [InlineData("cmpid")]
    [InlineData("igshid")]
    [InlineData("_openstat")]
    [InlineData("ns_mchannel")]
    [InlineData("__hstc")]
    [InlineData("hsCtaTracking")]
    [InlineData("wt.mc_id")]
    [InlineData("xtor")]
    [InlineData("utm%5Fsource")]
    [InlineData("amp;utm_source")]
    public void What_only_counts_visits_is_dropped(string name)
    {
        Assert.Equal("https://news.example/1", CanonicalLink.Of($"https://news.example/1?{name}=x"));
        Assert.Equal("https://news.example/1", CanonicalLink.Of($"https://news.example/1?{name}"));
        Assert.Equal("https://news.example/1?b=2&a=1", CanonicalLink.Of($"https://news.example/1?b=2&{name}=x&a=1"));
    }

    [Theory]
    [InlineData("https://news.example/1?id=7")]
    [InlineData("https://news.example/1?ref=home&source=wire&share=1&campaign=9&t=5")]
    [InlineData("https://news.example/1?b=2&a=1")]
    [InlineData("https://news.example/1?a=1&a=2")]
    [InlineData("https://news.example/1?q=a%20b&empty=")]
    [InlineData("https://news.example/1?7")]
    [InlineData("https://news.example/1?attic=1&atlas=2&page=3")]
    [InlineData("https://news.example/amp/1")]
    [InlineData("https://www.news.example/1/")]
    [InlineData("https://news.example/a%2Fb")]
    public void What_may_name_the_article_stays(string link) => Assert.Equal(link, CanonicalLink.Of(link));

    [Theory]
    [InlineData("https://news.example/1?id=7&amp;page=2", "https://news.example/1?id=7&page=2")]
    [InlineData("https://news.example/1?", "https://news.example/1")]
    [InlineData("https://news.example/1?&&id=7&", "https://news.example/1?id=7")]
    [InlineData("https://news.example/mañana", "https://news.example/ma%C3%B1ana")]
    [InlineData(" https://news.example/1 ", "https://news.example/1")]
    public void Accidents_of_writing_are_mended(string link, string expected) => Assert.Equal(expected, CanonicalLink.Of(link));

    [Theory]
    [InlineData("no link")]
    [InlineData("mailto:editor@news.example")]
    [InlineData("urn:uuid:1")]
    [InlineData("https://\u0301/1")]
    [InlineData("")]
    public void What_is_no_web_address_is_left_alone(string link) => Assert.Equal(link, CanonicalLink.Of(link));

    [Fact]
    public void The_form_of_a_form_is_itself() => Assert.All(
        ["https://DÍAS.example.:443/a b?utm_source=x&amp;id=7#!/r", "HTTP://[::1]:80/?&x", "https://news.example/%7Ea/../b"],
        link => Assert.Equal(CanonicalLink.Of(link), CanonicalLink.Of(CanonicalLink.Of(link))));
}
