using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FeedAddressRulesTests
{
    [Theory]
    [InlineData("http://news.example/", true)]
    [InlineData("https://news.example/", true)]
    [InlineData("http://news.example:8080/", true)]
    [InlineData("https://news.example:8443/", true)]
    [InlineData("http://news.example:22/", false)]
    [InlineData("http://news.example:10000/", false)]
    [InlineData("ftp://news.example/", false)]
    public void Only_the_usual_ports_are_asked(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new FeedAddressRules(allowsPrivateNetwork: false).Refuse(new Uri(address)) is null);

    [Fact]
    public void The_local_run_may_ask_any_port_but_no_other_protocol()
    {
        var rules = new FeedAddressRules(allowsPrivateNetwork: true);

        Assert.Null(rules.Refuse(new Uri("http://127.0.0.1:5000/feed")));
        Assert.NotNull(rules.Refuse(new Uri("file:///etc/passwd")));
    }

    [Theory]
    [InlineData("http://\u0301/")]
    [InlineData("http://\u00dfſ-/")]
    public void A_name_without_ASCII_form_is_not_asked(string address) =>
        Assert.Equal("The address has no usable host name.", new FeedAddressRules(allowsPrivateNetwork: true).Refuse(new Uri(address))?.Message);

    [Theory]
    [InlineData("https://a.example/", "http://b.example/", "a.example redirects from https to unprotected http; that was not followed.")]
    [InlineData("https://a.example/", "https://b.example/", null)]
    [InlineData("http://a.example/", "https://b.example/", null)]
    [InlineData("http://a.example/", "http://b.example/", null)]
    public void A_redirect_may_not_give_up_encryption(string from, string to, string? message) =>
        Assert.Equal(message, FeedAddressRules.RefuseRedirect(new Uri(from), new Uri(to))?.Message);
}
