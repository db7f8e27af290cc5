using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

/// <summary>Where requests may go: redirects, protocols, networks, certificates.</summary>
public sealed class FeedClientAddressTests : FeedClientFixture
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed(int status)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path == "/new/feed")
                return context.Response.WriteAsync(Rss);
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "new/feed";
            return Task.CompletedTask;
        });

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync(server.Url + "/old"));

        Assert.Equal("/new/feed", fetched.FinalUrl.AbsolutePath);
    }

    [Fact]
    public async Task A_redirect_loop_ends_after_six_requests()
    {
        await using var server = await ScriptedServer.AnsweringAsync(302, ("Location", "/again"));

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.TooManyRedirects, "More than 5 redirects, the last one to 127.0.0.1.");

        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_without_target_is_an_error()
    {
        await using var server = await ScriptedServer.AnsweringAsync(301);

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.ErrorStatus, "The server at 127.0.0.1 redirects without saying where to.");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/feed")]
    [InlineData("gopher://127.0.0.1/feed")]
    [InlineData("data:text/xml,<rss/>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:///feed")]
    [InlineData("http://%CC%81/feed")]
    [InlineData("http://a b/")]
    [InlineData("http://news.example:99999/")]
    public async Task Only_http_is_asked_directly_or_after_a_redirect(string address)
    {
        await using var server = await ScriptedServer.AnsweringAsync(302, ("Location", address));

        AssertFailed(await FetchAsync(address), FeedErrorKind.ForbiddenAddress);
        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.ForbiddenAddress);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_reaches_nobody()
    {
        await using var canary = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(Rss), IPAddress.Parse("127.0.0.2"));
        await using var server = await ScriptedServer.AnsweringAsync(302, ("Location", canary.Url));
        var handlers = new FeedHandlers(Options.Create(Settings), ["127.0.0.1/32"]);
        using var client = new FeedClient(handlers, Options.Create(Settings), Time);

        var result = await client.FetchAsync(FeedAt(server.Url), Token);

        AssertFailed(result, FeedErrorKind.ForbiddenAddress, "The address leads to a private or reserved network; only public addresses are asked.");
        Assert.Single(server.Requests);
        Assert.Equal(0, canary.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://127.1:8080/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://①②⑦.0.0.1/")]
    [InlineData("http://0/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:0.0.0.0]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.0.1:8443/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("https://user:word@127.0.0.1/")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("http://example.org:22/")]
    public async Task A_private_address_in_any_spelling_is_refused(string address)
    {
        using var client = ClientWith(null);

        AssertFailed(await client.FetchAsync(FeedAt(address), Token), FeedErrorKind.ForbiddenAddress);
    }

    [Fact]
    public async Task A_server_without_a_trusted_certificate_is_refused_with_the_cause()
    {
        using var certificate = SelfSigned();
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(Rss), certificate: certificate);

        var failed = AssertFailed(await FetchAsync(server.Url), FeedErrorKind.InsecureConnection);

        Assert.Contains("certificate", failed.Error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        var server = await ScriptedServer.AnsweringAsync(200);
        await server.DisposeAsync();

        var failed = AssertFailed(await FetchAsync(server.Url), FeedErrorKind.Unreachable);

        Assert.StartsWith("The server cannot be reached: ", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_says_so() => AssertFailed(
        await FetchAsync("http://no-such-host.invalid/feed"),
        FeedErrorKind.Unreachable,
        "The host name cannot be resolved; is the address spelt correctly?");

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
