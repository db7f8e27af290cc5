using System.Net;
using Alerts.Functions.Web;
using Alerts.Local.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class LocalOpenAccessTests
{
    private const string Digest = "/api/digest?entity=cecot";

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("localhost:7071", 200)]
    [InlineData("LOCALHOST:1", 200)]
    [InlineData("127.0.0.1:7071", 200)]
    [InlineData("[::1]:7071", 200)]
    [InlineData("evil.example", 401)]
    [InlineData("evil.example:7071", 401)]
    [InlineData("localhost.evil.example", 401)]
    [InlineData("127.0.0.1.nip.example:7071", 401)]
    [InlineData("evil-localhost", 401)]
    public async Task Only_this_machines_own_names_open_the_local_run(string host, int expected)
    {
        await using var site = await Site.StartAsync(Site.OpenAccess);

        using var response = await site.GetAsync(Digest, ("Host", host));

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task A_request_that_a_tunnel_hands_on_is_not_from_this_machine(string header)
    {
        await using var site = await Site.StartAsync(Site.OpenAccess);

        using var response = await site.GetAsync(Digest, ("Host", "localhost"), (header, "203.0.113.9"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.20", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "192.168.1.20", false)]
    [InlineData(null, null, false)]
    public void Both_ends_of_the_connection_are_on_this_machine(string? remote, string? local, bool expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("localhost", 7071);
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Connection.LocalIpAddress = local is null ? null : IPAddress.Parse(local);

        Assert.Equal(expected, new LocalOpenAccess().IsGrantedTo(context));
    }

    [Fact]
    public void Nothing_in_the_app_itself_opens_it()
    {
        Assert.DoesNotContain(
            typeof(IOpenAccess).Assembly.GetTypes(), type => type.IsClass && type.IsAssignableTo(typeof(IOpenAccess)));
        Assert.DoesNotContain(new ServiceCollection().AddWeb(), service => service.ServiceType == typeof(IOpenAccess));
    }
}
