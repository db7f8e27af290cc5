using System.Globalization;
using Alerts.Core.Feeds;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>What a way of redirects says about the feed's own address. Each step of a way is a status; the last one is the answer.</summary>
public sealed class RedirectChainTests : FeedClientFixture
{
    [Theory]
    [InlineData("301 200", "/1")]
    [InlineData("308 200", "/1")]
    [InlineData("301 308 301 200", "/3")]
    [InlineData("301 304", "/1")]
    [InlineData("301 404", "/1")]
    [InlineData("200", null)]
    [InlineData("302 200", null)]
    [InlineData("303 200", null)]
    [InlineData("307 200", null)]
    [InlineData("301 302 200", null)]
    [InlineData("302 301 200", null)]
    [InlineData("301 307 308 200", null)]
    public async Task Only_an_unbroken_chain_of_permanent_redirects_moves_a_feed(string way, string? movedTo)
    {
        await using var server = await ServerAsync(way);

        var result = await FetchAsync(FeedAt(server.Url + "/0") with { ETag = "\"1\"" });

        Assert.Equal(movedTo, result.MovedTo?.AbsolutePath);
    }

    [Fact]
    public async Task A_permanent_redirect_back_to_the_start_moves_nothing()
    {
        var requests = 0;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref requests) == 3)
                return context.Response.WriteAsync(Rss);
            context.Response.StatusCode = 301;
            context.Response.Headers.Location = context.Request.Path == "/feed" ? "/welcome" : "/feed#top";
            return Task.CompletedTask;
        });

        var result = await FetchAsync(server.Url + "/feed");

        Assert.IsType<FetchResult.Fetched>(result);
        Assert.Null(result.MovedTo);
    }

    [Fact]
    public async Task A_new_address_comes_without_its_fragment()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path == "/new")
                return context.Response.WriteAsync(Rss);
            context.Response.StatusCode = 301;
            context.Response.Headers.Location = "/new?a=%20b#top";
            return Task.CompletedTask;
        });

        Assert.Equal(server.Url + "/new?a=%20b", (await FetchAsync(server.Url)).MovedTo?.AbsoluteUri);
    }

    [Theory]
    [InlineData("410", FeedErrorKind.Gone)]
    [InlineData("301 410", FeedErrorKind.Gone)]
    [InlineData("302 410", FeedErrorKind.ErrorStatus)]
    [InlineData("301 404", FeedErrorKind.NotFound)]
    [InlineData("302 404", FeedErrorKind.NotFound)]
    public async Task Only_the_feeds_own_address_or_its_new_one_can_say_that_it_is_gone(string way, FeedErrorKind kind)
    {
        await using var server = await ServerAsync(way);

        AssertFailed(await FetchAsync(server.Url + "/0"), kind);
    }

    [Fact]
    public async Task A_move_to_where_nobody_may_look_is_no_move()
    {
        await using var server = await ScriptedServer.AnsweringAsync(301, ("Location", "ftp://news.example/feed"));

        Assert.Null(AssertFailed(await FetchAsync(server.Url), FeedErrorKind.ForbiddenAddress).MovedTo);
    }

    private static Task<ScriptedServer> ServerAsync(string way)
    {
        var steps = way.Split(' ').Select(status => int.Parse(status, CultureInfo.InvariantCulture)).ToArray();
        return ScriptedServer.StartAsync(context =>
        {
            var step = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            context.Response.StatusCode = steps[step];
            if (step < steps.Length - 1)
                context.Response.Headers.Location = $"/{step + 1}";
            return steps[step] == 200 ? context.Response.WriteAsync(Rss) : Task.CompletedTask;
        });
    }
}
