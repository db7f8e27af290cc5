using System.Net;
using Alerts.Core.Feeds;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>A proxy would resolve the name itself, out of our sight. The default one is a setting of the whole process.</summary>
[Collection(nameof(ProxyTests))]
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
public sealed class ProxyTests : FeedClientFixture
{
    [Fact]
    public async Task A_proxy_of_the_machine_is_not_used()
    {
        await using var proxy = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("from the proxy"));
        await using var server = await ScriptedServer.AnsweringAsync(Rss);
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Url); // What HTTP_PROXY becomes.
        try
        {
            Assert.Equal("from the proxy", await ByOrdinaryClientAsync(server.Url));

            Assert.IsType<FetchResult.Fetched>(await FetchAsync(server.Url));
            using var client = ClientWith(null);
            AssertFailed(await client.FetchAsync(FeedAt("http://127.0.0.1/"), Token), FeedErrorKind.ForbiddenAddress);

            Assert.Single(proxy.Requests);
            Assert.Single(server.Requests);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static async Task<string> ByOrdinaryClientAsync(string url)
    {
#pragma warning disable RS0030 // Shows that the proxy would be used.
        using var ordinary = new HttpClient();
#pragma warning restore RS0030
        return await ordinary.GetStringAsync(url, Token);
    }
}
