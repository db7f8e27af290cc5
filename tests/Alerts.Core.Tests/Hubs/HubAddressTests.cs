using System.Text.Json;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Tests.Hubs;

public class HubAddressTests
{
    private static readonly Feed Feed = Feed.Create("https://news.example/feed", null, DateTimeOffset.UnixEpoch);

    private static readonly FetchResult.Fetched Answer = new(default, null, new("https://news.example/feed"), null, null);

    [Fact]
    public void A_feed_without_a_hub_has_none() =>
        Assert.Null(HubAddress.Find(Feed, Answer with { SelfLink = new("https://news.example/feed") }, new()));

    [Fact]
    public void The_header_goes_before_the_document() => Assert.Equal(
        new("https://hub.example/a", "https://news.example/a"),
        HubAddress.Find(
            Feed,
            Answer with { HubLink = new("https://hub.example/a"), SelfLink = new("https://news.example/a") },
            new() { Hub = "https://hub.example/b", SelfLink = "https://news.example/b" }));

    [Fact]
    public void The_document_completes_the_header() => Assert.Equal(
        new("https://hub.example/a", "https://news.example/b"),
        HubAddress.Find(Feed, Answer with { HubLink = new("https://hub.example/a") }, new() { SelfLink = "https://news.example/b" }));

    [Fact]
    public void A_self_link_on_another_host_is_the_topic_too() => Assert.Equal(
        "https://feeds.example.net/news", HubAddress.Find(Feed, Answer, new() { Hub = "https://hub.example/", SelfLink = "https://feeds.example.net/news" })!.Topic);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/feed")]
    [InlineData("mailto:news@example.org")]
    [InlineData("https://user:word@news.example/feed")]
    public void Without_a_usable_self_link_the_feed_is_known_by_its_address(string? self) =>
        Assert.Equal(Feed.Url, HubAddress.Find(Feed, Answer, new() { Hub = "https://hub.example/", SelfLink = self })!.Topic);

    [Theory]
    [InlineData("hub")]
    [InlineData("ftp://hub.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void What_is_no_web_address_is_no_hub(string hub) => Assert.Null(HubAddress.Find(Feed, Answer, new() { Hub = hub }));

    [Fact]
    public void An_absurdly_long_address_is_no_hub() =>
        Assert.Null(HubAddress.Find(Feed, Answer, new() { Hub = "https://hub.example/" + new string('a', 2_000) }));

    [Fact]
    public void The_longest_addresses_fit_a_row_as_they_are_written_there_even_beside_those_before_them()
    {
        string[] paths = [new('a', 3_000), new('a', 1_960), new('&', 1_960), new('&', 320), new('ñ', 320), new('"', 320), .. Enumerable.Range(0, 20).Select(number => new string('&', 100 * number))];
        var feed = Feed.Create("https://news.example/" + new string('&', 2_000), null, DateTimeOffset.UnixEpoch);
        var found = paths.SelectMany(hub => paths.Select(self => HubAddress.Find(
            feed, Answer, new() { Hub = "https://hub.example/" + hub, SelfLink = "https://news.example/" + self }))).OfType<HubAddress>().ToArray();

        var longest = found.MaxBy(address => JsonSerializer.Serialize(address).Length)!;
        var subscription = new HubSubscription(longest.Hub, longest.Topic, new('t', 64), new('s', 64), HubState.Active, DateTimeOffset.MaxValue)
        {
            Fault = new('&', 500),
            Former = new(longest.Hub, longest.Topic, new('t', 64)),
        };
        Assert.InRange(JsonSerializer.Serialize(subscription).Length, 4 * 1_900, 16_000);
    }

    [Theory]
    [InlineData("https://alerts.example.org", "https://hub.example/", true)]
    [InlineData("http://localhost:7071", "https://hub.example/", false)]
    [InlineData("http://localhost:7071", "http://127.0.0.1:9000/", true)]
    [InlineData("http://127.0.0.1:7071", "http://localhost:9000/hub", true)]
    [InlineData("", "https://hub.example/", false)]
    public void A_hub_is_asked_only_where_it_could_call_back(string site, string hub, bool canCall) =>
        Assert.Equal(canCall, new HubCallback(Options.Create(new HubOptions { PublicUrl = site })).CanBeCalledBy(hub));

    [Fact]
    public void The_callback_stands_below_the_site() => Assert.Equal(
        "https://example.org/alerts/websub/f1?token=t1",
        new HubCallback(Options.Create(new HubOptions { PublicUrl = "https://example.org/alerts/" })).AddressOf("f1", "t1"));
}
