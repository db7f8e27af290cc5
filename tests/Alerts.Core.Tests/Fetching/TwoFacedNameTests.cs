using System.Net;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>Names that resolve to what they should not. One loopback address stands for the public network, another for the private one.</summary>
public sealed class TwoFacedNameTests : FeedClientFixture
{
    private const string Public = "127.0.0.2";
    private const string Private = "127.0.0.1";

    private readonly string _name = $"two-faced-{Guid.NewGuid():N}.example";

    [Theory]
    [InlineData(Public, Private)]
    [InlineData(Private, Public)]
    [InlineData(Public, "::1")]
    [InlineData("::1", Public)]
    [InlineData("93.184.216.34", "10.0.0.1")]
    public async Task A_name_with_a_public_and_a_private_address_is_refused(string first, string second)
    {
        using var hosts = HostsFile.OpenOrSkip();
        hosts.Set(_name, first, second);
        if ((await Dns.GetHostAddressesAsync(_name, Token)).Distinct().Count() < 2)
            Assert.Skip("The resolver of this machine gives only one address of a name in its hosts file.");
        await using var canary = await CanaryAsync();
        using var attempts = new ConnectionAttempts(canary.Port);
        using var client = Client();

        AssertFailed(await client.FetchAsync(FeedAt($"http://{_name}:{canary.Port}/"), Token), FeedErrorKind.ForbiddenAddress);

        Assert.Equal(0, canary.Connections);
        Assert.Empty(attempts.Made);
    }

    [Fact]
    public async Task A_name_with_public_addresses_is_asked()
    {
        using var hosts = HostsFile.OpenOrSkip();
        hosts.Set(_name, Public);
        await using var canary = await CanaryAsync();
        using var client = Client();

        Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(FeedAt($"http://{_name}:{canary.Port}/"), Token));
    }

    [Fact]
    public async Task A_name_that_turns_from_a_public_to_a_private_address_is_refused_from_then_on()
    {
        using var hosts = HostsFile.OpenOrSkip();
        hosts.Set(_name, Public);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            hosts.Set(_name, Private);
            context.Response.Headers.Connection = "close";
            context.Response.Redirect($"http://{context.Request.Host}/again");
            return Task.CompletedTask;
        }, IPAddress.Any);
        using var client = Client();

        AssertFailed(await client.FetchAsync(FeedAt($"http://{_name}:{server.Port}/"), Token), FeedErrorKind.ForbiddenAddress);

        Assert.Equal(1, server.Connections);
    }

    private FeedClient Client() => new(new(Options.Create(Settings), [$"{Public}/32"]), Options.Create(Settings), Time);

    private static Task<ScriptedServer> CanaryAsync() =>
        ScriptedServer.StartAsync(context => context.Response.WriteAsync(Rss), IPAddress.IPv6Any); // IPv4 as well.
}
