using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

public sealed class LinkHeaderTests : FeedClientFixture
{
    [Theory]
    [InlineData("<https://hub.example/>; rel=\"hub\"", "https://hub.example/")]
    [InlineData("<https://hub.example/>;rel=hub", "https://hub.example/")]
    [InlineData("<https://hub.example/> ; REL = HUB ; title=x", "https://hub.example/")]
    [InlineData("<https://hub.example/>; rel=\"alternate hub\"", "https://hub.example/")]
    [InlineData("<https://hub.example/>; title=\"a, b; rel=self \\\"quoted\\\"\"; rel=\"hub\"", "https://hub.example/")]
    [InlineData("<https://next.example/>; rel=next, <https://hub.example/a,b;c>; rel=hub", "https://hub.example/a,b;c")]
    [InlineData("<https://one.example/>; rel=hub, <https://two.example/>; rel=hub", "https://one.example/")]
    [InlineData("</hub?x=1>; rel=hub", "https://news.example/hub?x=1")]
    [InlineData("<hub>; rel=hub", "https://news.example/feeds/hub")]
    [InlineData("<//hub.example/>; rel=hub", "https://hub.example/")]
    [InlineData("<>; rel=hub", "https://news.example/feeds/all")]
    [InlineData("<https://hub.example/>; rel=hub; anchor=\"all\"", "https://hub.example/")]
    [InlineData("<javascript:alert(1)>; rel=hub, <https://hub.example/>; rel=hub", "https://hub.example/")]
    [InlineData("<https://hub.example/>; flag; rel=hub", "https://hub.example/")]
    public void A_link_is_found(string header, string expected) => Assert.Equal(expected, Hub(header));

    [Theory]
    [InlineData("")]
    [InlineData("https://hub.example/; rel=hub")]
    [InlineData("<https://hub.example/; rel=hub")]
    [InlineData("<https://hub.example/>")]
    [InlineData("<https://hub.example/>; rel")]
    [InlineData("<https://hub.example/>; rel=\"")]
    [InlineData("<https://hub.example/>; rel=hubs")]
    [InlineData("<https://hub.example/>; rel=self; rel=hub")]
    [InlineData("<https://hub.example/>; rel=hub; anchor=\"https://other.example/\"")]
    [InlineData("<ftp://hub.example/>; rel=hub")]
    [InlineData("<javascript:alert(1)>; rel=hub")]
    [InlineData(";;,,<<>>;\"\\")]
    public void What_is_no_such_link_is_passed_over(string header) => Assert.Null(Hub(header));

    [Fact]
    public async Task An_answer_names_its_hub_and_itself_relative_to_where_it_came_from()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path == "/old")
            {
                context.Response.Headers.Link = "<https://wrong.example/>; rel=hub";
                context.Response.Redirect("/new/feed");
                return Task.CompletedTask;
            }
            context.Response.Headers.Link = new[] { "<https://hub.example/>; rel=\"hub\"", "<feed?full>; rel=\"self\"" };
            return context.Response.WriteAsync(Rss);
        });

        var result = await FetchAsync(server.Url + "/old");

        Assert.Equal("https://hub.example/", result.HubLink?.ToString());
        Assert.Equal(server.Url + "/new/feed?full", result.SelfLink?.ToString());
    }

    [Fact]
    public async Task An_answer_without_links_names_none()
    {
        await using var server = await ScriptedServer.AnsweringAsync(Rss);

        var result = await FetchAsync(server.Url);

        Assert.IsType<FetchResult.Fetched>(result);
        Assert.Null(result.HubLink);
        Assert.Null(result.SelfLink);
    }

    private static string? Hub(string header) => LinkHeader.Find([header], "hub", new Uri("https://news.example/feeds/all"))?.AbsoluteUri;
}
