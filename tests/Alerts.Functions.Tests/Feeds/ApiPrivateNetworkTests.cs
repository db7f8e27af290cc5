using System.Net;
using Alerts.Core.Feeds.Fetching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>As deployed: nobody's request leads inside.</summary>
public sealed class ApiPrivateNetworkTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    protected override void Configure(IServiceCollection services) => services.RemoveAll<PrivateNetworkAccess>();

    [Fact]
    public async Task Private_addresses_and_other_ports_are_neither_discovered_nor_added_nor_imported()
    {
        Pages["/"] = Rss;
        const string inside = "The address leads to a private or reserved network; only public addresses are asked.";
        const string port = "is not asked; feeds are fetched from ports 80, 443, 8080 and 8443.";

        foreach (var (address, reason) in new[] { ("http://127.0.0.1/", inside), ("http://[::1]:8080/", inside), ("http://169.254.169.254/", inside), (Publisher, port) })
        {
            var discovered = await GetAsync("/api/feeds/discover?url=" + Uri.EscapeDataString(address));
            var added = await PostAsync("/api/feeds", $$"""{"url": "{{address}}"}""");

            Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (discovered.Status, added.Status));
            Assert.EndsWith(reason, discovered["detail"], StringComparison.Ordinal);
            Assert.EndsWith(reason, added["detail"], StringComparison.Ordinal);
        }

        var imported = await PostAsync("/api/feeds/opml", $"<opml><body><outline text='Inside' xmlUrl='{Publisher}'/></body></opml>");
        Assert.EndsWith(port, Assert.Single(imported.Json.GetProperty("refused").EnumerateArray()).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }
}
