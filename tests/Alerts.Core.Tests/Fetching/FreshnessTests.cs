using Alerts.Core.Feeds;
using Alerts.Core.Tests.Feeds;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>What the publisher's cache headers say about the next poll. The answers are sent at noon on 14 April 2025.</summary>
public sealed class FreshnessTests : FeedClientFixture
{
    private const string Noon = "Mon, 14 Apr 2025 12:00:00 GMT";

    [Theory]
    [InlineData("max-age=600", 600)]
    [InlineData("public, MAX-AGE=600, must-revalidate", 600)]
    [InlineData("max-age=\"600\"", 600)]
    [InlineData("max-age = 600", 600)]
    [InlineData("s-maxage=900, max-age=600", 600)]
    [InlineData("max-age=600, max-age=900", 600)]
    [InlineData("max-age=0", 0)]
    [InlineData("no-cache, max-age=600", 0)]
    [InlineData("no-store", 0)]
    [InlineData("no-cache=\"set-cookie\"", 0)]
    [InlineData("max-age=99999999999999999999", int.MaxValue)]
    public async Task Cache_Control_says_how_long_an_answer_is_fresh(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), await FreshForAsync(("Cache-Control", value)));

    [Theory]
    [InlineData("s-maxage=900")]
    [InlineData("public")]
    [InlineData("max-age=-5")]
    [InlineData("max-age=soon")]
    [InlineData("max-age")]
    [InlineData("max-agent=600")]
    [InlineData("")]
    public async Task Without_a_usable_lifetime_nothing_is_said(string value) =>
        Assert.Null(await FreshForAsync(("Cache-Control", value)));

    [Fact]
    public async Task Several_header_lines_count_as_one() =>
        Assert.Equal(TimeSpan.FromSeconds(600), await FreshForAsync(("Cache-Control", "public"), ("Cache-Control", "max-age=600")));

    [Theory]
    [InlineData("Mon, 14 Apr 2025 12:30:00 GMT", 1_800)]
    [InlineData("Mon, 14 Apr 2025 11:00:00 GMT", 0)]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("never", 0)]
    public async Task Expires_counts_from_the_answers_own_date(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), await FreshForAsync(("Expires", value), ("Date", Noon)));

    [Fact]
    public async Task A_servers_wrong_clock_does_not_change_what_it_means() => Assert.Equal(
        TimeSpan.FromMinutes(30),
        await FreshForAsync(("Expires", "Thu, 01 Jan 1998 00:30:00 GMT"), ("Date", "Thu, 01 Jan 1998 00:00:00 GMT")));

    [Fact]
    public async Task Expires_without_a_date_counts_from_now() =>
        Assert.Equal(TimeSpan.FromMinutes(30), await FreshForAsync(("Expires", "Mon, 14 Apr 2025 12:30:00 GMT"), ("Date", "today")));

    [Fact]
    public async Task Cache_Control_overrides_Expires() => Assert.Equal(
        TimeSpan.FromSeconds(60), await FreshForAsync(("Cache-Control", "max-age=60"), ("Expires", "Mon, 14 Apr 2025 12:30:00 GMT"), ("Date", Noon)));

    [Theory]
    [InlineData("100", 500)]
    [InlineData("600", 0)]
    [InlineData("9000", 0)]
    [InlineData("-100", 600)]
    [InlineData("old", 600)]
    public async Task Time_in_a_shared_cache_is_taken_off(string age, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), await FreshForAsync(("Cache-Control", "max-age=600"), ("Age", age)));

    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Any_answer_may_say_it(int status)
    {
        await using var server = await ScriptedServer.AnsweringAsync(status, ("Cache-Control", "max-age=600"));

        var result = await FetchAsync(FeedAt(server.Url) with { ETag = "\"1\"" });

        Assert.Equal(TimeSpan.FromMinutes(10), result.FreshFor);
    }

    private async Task<TimeSpan?> FreshForAsync(params (string Name, string Value)[] headers)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            foreach (var sameName in headers.GroupBy(header => header.Name))
                context.Response.Headers[sameName.Key] = sameName.Select(header => header.Value).ToArray();
            return context.Response.Body.WriteAsync("<rss/>"u8.ToArray()).AsTask();
        });

        return Assert.IsType<FetchResult.Fetched>(await FetchAsync(server.Url)).FreshFor;
    }
}
