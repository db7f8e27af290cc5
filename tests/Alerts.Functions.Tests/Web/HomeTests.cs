using Alerts.Core.Access;
using Alerts.Functions.Api;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class HomeTests
{
    [Fact]
    public async Task It_shows_what_is_watched_and_how_the_feeds_are()
    {
        await using var site = await Site.StartAsync();

        var page = await ReadAsync(site);

        Assert.Contains("<bdi>Deportations to El Salvador</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>Kilmar Abrego García</bdi>", page, StringComparison.Ordinal);
        Assert.Contains(
            "12 feeds are read: 11 answering, 1 failing. Last looked on 14 March 2026, 11:58 UTC.", page, StringComparison.Ordinal);
        Assert.Contains(
            "GET /api/digest?entity=cecot&amp;since=2026-03-14&amp;format=json\nX-Api-Key: alerts_…", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_watchlists_and_feeds_it_says_so()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Current = [];
        site.Stores.Feeds = new FeedCounts(0, 0, 0, null);

        var page = await ReadAsync(site);

        Assert.Contains("No watchlist has been set up yet.", page, StringComparison.Ordinal);
        Assert.Contains("No feed is read yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_ask_for_a_digest_finds_a_form_and_a_stranger_does_not()
    {
        await using var site = await Site.StartAsync();

        var stranger = await ReadAsync(site);
        var caller = await ReadAsync(site, ("X-Api-Key", site.KeyOf(Role.Caller)));

        Assert.DoesNotContain("<form", stranger, StringComparison.Ordinal);
        Assert.DoesNotContain("Last 24 hours</a>", stranger, StringComparison.Ordinal);
        Assert.Contains("""<form action="/api/digest" method="get">""", caller, StringComparison.Ordinal);
        Assert.Contains(
            """<a href="/api/digest?entity=bukele&amp;format=html" aria-label="Last 24 hours about Nayib Bukele">""", caller, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Site site, params (string, string)[] headers)
    {
        using var response = await site.GetAsync("/", headers);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
