using Alerts.Core.Feeds;
using Alerts.Functions.Tests.Pipeline;

namespace Alerts.Functions.Tests.Feeds;

public class FetchContactTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData(null, "Alerts/1.0 (+https://alerts.example.org)")]
    [InlineData("https://example.org/bots", "Alerts/1.0 (+https://example.org/bots)")]
    public async Task A_publisher_reads_whom_to_ask(string? contact, string userAgent)
    {
        await using var server = await FeedServer.StartAsync();
        await using var app = await TestApp.CreateAsync(
            azurite, null, ("Site:PublicUrl", "https://alerts.example.org"), ("Fetch:ContactUrl", contact!));

        await app.Get<FeedClient>().FetchAsync(Feed.Create(server.Publish("news"), null, app.Clock.GetUtcNow()), CancellationToken.None);

        Assert.Equal(userAgent, Assert.Single(server.UserAgents));
    }
}
