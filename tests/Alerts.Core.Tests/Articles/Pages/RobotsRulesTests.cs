using Alerts.Core.Articles.Pages;

namespace Alerts.Core.Tests.Articles.Pages;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /", "/news/1", false)]
    [InlineData("User-agent: *\nDisallow:", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /private\n", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /private\n", "/privately", false)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\r\nDisallow: /*.pdf$", "/docs/x.pdf", false)]
    [InlineData("User-agent: *\r\nDisallow: /*.pdf$", "/docs/x.pdf?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /*/print", "/news/1/print", false)]
    [InlineData("User-agent: *\nDisallow: /*?id=", "/news?id=7", false)]
    [InlineData("user-agent: GPTBot\nuser-agent: alerts\nDisallow: /", "/news/1", false)]
    [InlineData("User-agent: Alerts/1.0\nDisallow: /", "/news/1", false)]
    [InlineData("User-agent: Alerts\nAllow: /\n\nUser-agent: *\nDisallow: /", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Alerts\nDisallow: /private", "/news/1", true)]
    [InlineData("User-agent: AlertsBot\nDisallow: /", "/news/1", true)]
    [InlineData("User-agent: GPTBot\nDisallow: /", "/news/1", true)]
    [InlineData("# Disallow: /\nUser-agent: * # all\nCrawl-delay: 10\nDisallow: /x # not x", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /política", "/pol%C3%ADtica/1", false)]
    [InlineData("User-agent: *\nDisallow: /pol%c3%adtica", "/política/1", false)]
    [InlineData("User-agent: *\nDisallow: /*/año$", "/noticias/a%C3%B1o", false)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /新闻/", "/新闻/1", true)]
    [InlineData("User-agent: *\nDisallow: /a%2Db%3F", "/a-b%3fc", false)]
    [InlineData("User-agent: *\nDisallow: /100%", "/100%25", false)]
    [InlineData("Disallow: /", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void The_longest_rule_of_our_group_decides(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text).Allows(new("https://news.example" + path)));

    [Fact]
    public void A_pattern_made_to_be_slow_is_not()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 20_000)) + "$");

        Assert.True(rules.Allows(new("https://news.example/" + new string('a', 15_000))));
    }

    [Fact]
    public void A_pattern_of_half_a_megabyte_in_references_is_read_at_once() =>
        Assert.True(RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("%41", 150_000))).Allows(new("https://news.example/A")));
}
