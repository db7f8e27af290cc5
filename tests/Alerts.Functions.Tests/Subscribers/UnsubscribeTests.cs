using System.Net;
using Alerts.Core.Subscriptions;
using Alerts.Functions.Tests.Web;

namespace Alerts.Functions.Tests.Subscribers;

public class UnsubscribeTests
{
    private static readonly Subscriber Reader = new(Subscriber.IdOf("reader@example.org"), "reader@example.org", SubscriberState.Active);

    private static readonly Subscription Wish = new()
    {
        Id = Subscription.IdOf(Reader.Id, "test"),
        SubscriberId = Reader.Id,
        UnsubscribeToken = "0123456789abcdef0123456789abcdef",
    };

    private static readonly string Address = $"/unsubscribe?s={Wish.Id}&t={Wish.UnsubscribeToken}";

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_scanner_that_looks_at_the_link_changes_nothing(string method)
    {
        await using var site = await StartAsync();

        for (var look = 0; look < 20; look++)
        {
            using var response = await site.SendAsync(HttpMethod.Parse(method), Address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(SubscriberState.Active, site.Stores.Subscribers[Reader.Id].State);
    }

    [Fact]
    public async Task One_click_ends_the_subscription_and_a_second_one_is_answered_alike()
    {
        await using var site = await StartAsync();

        for (var click = 0; click < 3; click++)
        {
            using var response = await site.SendAsync(HttpMethod.Post, Address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Contains("You are unsubscribed", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(SubscriberState.Unsubscribed, site.Stores.Subscribers[Reader.Id].State);
    }

    [Theory]
    [InlineData("t=0123456789abcdef0123456789abcdee")]
    [InlineData("t=")]
    [InlineData("x=1")]
    public async Task A_link_with_another_token_ends_nothing(string token)
    {
        await using var site = await StartAsync();

        using var response = await site.SendAsync(HttpMethod.Post, $"/unsubscribe?s={Wish.Id}&{token}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(SubscriberState.Active, site.Stores.Subscribers[Reader.Id].State);
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        site.Stores.Subscribers[Reader.Id] = Reader;
        site.Stores.Subscriptions[Wish.Id] = Wish;
        return site;
    }
}
