using System.Net;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>Within one process, a host is asked one thing at a time.</summary>
public sealed class HostTurnTests : FeedClientFixture
{
    [Fact]
    public async Task Requests_to_one_host_come_one_after_another()
    {
        var (underWay, most) = (0, 0);
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            await context.Response.WriteAsync(Rss);
            _ = Interlocked.Decrement(ref underWay);
        });
        using var client = ClientWith(new PrivateNetworkAccess());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => client.FetchAsync(FeedAt($"{server.Url}/{number}"), Token)));

        Assert.Equal((50, 1), (server.Requests.Count, most));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_to_different_hosts_do_not_wait_for_each_other(bool isLoopbackAskedAtOnce)
    {
        var met = new CountdownEvent(2);
        var both = new TaskCompletionSource();
        async Task MeetAsync(HttpContext context)
        {
            if (met.Signal())
                both.SetResult();
            await both.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
            await context.Response.WriteAsync(Rss);
        }
        await using var one = await ScriptedServer.StartAsync(MeetAsync);
        await using var two = await ScriptedServer.StartAsync(MeetAsync, IPAddress.Parse(isLoopbackAskedAtOnce ? "127.0.0.1" : "127.0.0.2"));
        var access = new PrivateNetworkAccess { AsksLoopbackAtOnce = isLoopbackAskedAtOnce };
        using var client = new FeedClient(new(Options.Create(Settings), access), Options.Create(Settings), Time, new(access));

        var results = await Task.WhenAll(client.FetchAsync(FeedAt(one.Url), Token), client.FetchAsync(FeedAt(two.Url), Token));

        Assert.All(results, result => Assert.IsType<FetchResult.Fetched>(result));
        met.Dispose();
    }

    [Fact]
    public async Task Who_waits_is_not_slow_and_may_go_away()
    {
        var reached = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            reached.TrySetResult();
            await answer.Task;
            await context.Response.WriteAsync(Rss);
        });
        using var client = ClientWith(new PrivateNetworkAccess());
        using var leaving = new CancellationTokenSource();

        var first = client.FetchAsync(FeedAt(server.Url), Token);
        await reached.Task.WaitAsync(Token);
        var second = client.FetchAsync(FeedAt(server.Url), leaving.Token);
        var third = client.FetchAsync(FeedAt(server.Url), Token);
        Time.Advance(TimeSpan.FromSeconds(21));
        await leaving.CancelAsync();
        answer.SetResult();

        AssertFailed(await first, FeedErrorKind.TooSlow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.IsType<FetchResult.Fetched>(await third);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://news.example/feed", "news.example")]
    [InlineData("http://NEWS.example:8080/other", "news.example")]
    [InlineData("https://www.news.example./feed", "news.example")]
    [InlineData("https://user@feeds.news.example/feed", "feeds.news.example")]
    [InlineData("https://www.example/feed", "www.example")]
    [InlineData("https://wwwnews.example/", "wwwnews.example")]
    [InlineData("https://días.example/", "xn--das-rma.example")]
    [InlineData("http://[::1]:8080/", "[::1]")]
    [InlineData("http://127.1:8080/feed", "127.0.0.1")]
    [InlineData("no address", "")]
    [InlineData("http://\u0301/", "")]
    public void An_address_belongs_to_a_host(string url, string host) => Assert.Equal(host, new FetchHosts().HostOf(url));

    [Theory]
    [InlineData("http://127.0.0.1:8080/feed?a#b", "http://127.0.0.1:8080/feed?a")]
    [InlineData("http://localhost:8080/feed", "http://localhost:8080/feed")]
    [InlineData("http://[::1]:8080/feed", "http://[::1]:8080/feed")]
    [InlineData("https://news.example/feed", "news.example")]
    [InlineData("http://192.168.0.1/feed", "192.168.0.1")]
    public void A_server_on_this_machine_may_be_asked_at_once_where_that_is_allowed(string url, string host) =>
        Assert.Equal(host, new FetchHosts(new PrivateNetworkAccess { AsksLoopbackAtOnce = true }).HostOf(url));
}
