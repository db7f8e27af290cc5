using System.Net;
using Alerts.Core.Feeds.Fetching;
using Alerts.Functions.Tests.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>As deployed: no preview leads inside.</summary>
public sealed class PreviewPrivateNetworkTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    protected override void Configure(IServiceCollection services) => services.RemoveAll<PrivateNetworkAccess>();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task No_page_of_a_private_address_is_asked_for(string address)
    {
        var answer = await PostAsync("/api/watchlists/preview", $$"""
            {"watchlist": {"id": "one", "name": "One", "entities": [{"id": "cecot", "name": "CECOT"}]}, "address": "{{address}}"}
            """);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.EndsWith("The address leads to a private or reserved network; only public addresses are asked.", answer["detail"], StringComparison.Ordinal);
    }
}
