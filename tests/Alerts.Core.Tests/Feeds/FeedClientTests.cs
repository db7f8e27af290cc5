using System.Diagnostics;
using System.Text;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FeedClientTests : FeedClientFixture
{
    [Fact]
    public async Task An_answer_comes_with_its_bytes_type_address_and_validators()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/xml; charset=ISO-8859-1";
            context.Response.Headers.ETag = "W/\"a b\"";
            context.Response.Headers.LastModified = "Mon, 14 Apr 2025 9:00:00 gmt";
            return context.Response.WriteAsync(Rss);
        });

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync(server.Url + "/feed"));

        Assert.Equal(Rss, Encoding.UTF8.GetString(fetched.Body.Span));
        Assert.Equal("text/xml; charset=ISO-8859-1", fetched.ContentType);
        Assert.Equal(server.Url + "/feed", fetched.FinalUrl.ToString());
        Assert.Equal("W/\"a b\"", fetched.ETag);
        Assert.Equal("Mon, 14 Apr 2025 9:00:00 gmt", fetched.LastModified);
    }

    [Theory]
    [InlineData("W/\"a b\"", "Mon, 14 Apr 2025 9:00:00 gmt")]
    [InlineData("no-quotes", "yesterday")]
    [InlineData("\"a\",\"b\"", "2025-04-14T09:00:00Z")]
    public async Task Validators_go_back_byte_for_byte(string etag, string lastModified)
    {
        await using var server = await ScriptedServer.AnsweringAsync(304);

        var result = await FetchAsync(FeedAt(server.Url) with { ETag = etag, LastModified = lastModified });

        Assert.IsType<FetchResult.NotModified>(result);
        var headers = Assert.Single(server.Requests);
        Assert.Equal(etag, headers["If-None-Match"]);
        Assert.Equal(lastModified, headers["If-Modified-Since"]);
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_an_error()
    {
        await using var server = await ScriptedServer.AnsweringAsync(304);

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.ErrorStatus, "The server answered 304 Not Modified.");
    }

    [Fact]
    public async Task A_request_says_who_asks_and_nothing_else_about_us()
    {
        Settings.ContactUrl = "https://alerts.example/about";
        await using var server = await ScriptedServer.AnsweringAsync(Rss);
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("poll").AddBaggage("feed", "secret").Start();

        _ = await FetchAsync(server.Url);

        var headers = Assert.Single(server.Requests);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Alerts/1.0 (+https://alerts.example/about)", headers["User-Agent"]);
        Assert.Contains("application/atom+xml", headers["Accept"], StringComparison.Ordinal);
        Assert.Equal("gzip, deflate, br", headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Cookies_are_not_kept_between_requests()
    {
        await using var server = await ScriptedServer.AnsweringAsync(200, ("Set-Cookie", "id=1; Path=/"));
        using var client = ClientWith(new PrivateNetworkAccess());

        _ = await client.FetchAsync(FeedAt(server.Url), Token);
        _ = await client.FetchAsync(FeedAt(server.Url), Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain(server.Requests, headers => headers.ContainsKey("Cookie"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_dawdles_is_left_at_the_deadline(bool beforeHeaders)
    {
        var reached = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (!beforeHeaders)
                await context.Response.WriteAsync("<rss>");
            reached.SetResult();
            await Aborted(context);
        });

        var fetch = FetchAsync(server.Url);
        await reached.Task.WaitAsync(Token);
        Time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(fetch.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.2));

        AssertFailed(await fetch, FeedErrorKind.TooSlow, "The whole answer did not arrive within 20 seconds.");
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_result()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Aborted(context);
        });
        using var client = ClientWith(new PrivateNetworkAccess());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FetchAsync(FeedAt(server.Url), cancellation.Token));
    }

    [Theory]
    [InlineData("120", "2025-04-14T12:02:00Z")]
    [InlineData("Mon, 14 Apr 2025 13:00:00 GMT", "2025-04-14T13:00:00Z")]
    [InlineData("0", "2025-04-14T12:00:00Z")]
    [InlineData("1.5", "2025-04-14T12:00:01.5Z")]
    [InlineData("31536000", "2025-04-15T12:00:00Z")]
    [InlineData("Tue, 14 Apr 2026 12:00:00 GMT", "2025-04-15T12:00:00Z")]
    [InlineData("99999999999999999999", "2025-04-15T12:00:00Z")]
    public async Task Too_many_requests_names_the_time_of_the_next(string retryAfter, string expected)
    {
        await using var server = await ScriptedServer.AnsweringAsync(429, ("Retry-After", retryAfter));

        var failed = AssertFailed(await FetchAsync(server.Url), FeedErrorKind.AskedToWait);

        Assert.Equal(DateTimeOffset.Parse(expected, null), failed.RetryAfter);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-120")]
    [InlineData("1e9")]
    [InlineData("Mon, 14 Apr 2025 11:00:00 GMT")]
    [InlineData("")]
    public async Task Too_many_requests_without_a_usable_time_still_asks_to_wait(string retryAfter)
    {
        await using var server = await ScriptedServer.AnsweringAsync(429, ("Retry-After", retryAfter));

        var failed = AssertFailed(await FetchAsync(server.Url), FeedErrorKind.AskedToWait, "The server answered 429 Too Many Requests and asks us to wait.");

        Assert.Null(failed.RetryAfter);
    }

    [Fact]
    public async Task Unavailable_with_a_time_asks_to_wait()
    {
        await using var server = await ScriptedServer.AnsweringAsync(503, ("Retry-After", "60"));

        AssertFailed(
            await FetchAsync(server.Url),
            FeedErrorKind.AskedToWait,
            "The server answered 503 Service Unavailable and asks us to wait until 2025-04-14 12:01:00 UTC.");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Any_error_may_name_the_time_of_the_next_request(int status)
    {
        await using var server = await ScriptedServer.AnsweringAsync(status, ("Retry-After", "60"));

        Assert.Equal(Time.GetUtcNow().AddMinutes(1), Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Url)).RetryAfter);
    }

    [Theory]
    [InlineData(404, FeedErrorKind.NotFound, "The server answered 404 Not Found.")]
    [InlineData(500, FeedErrorKind.ErrorStatus, "The server answered 500 Internal Server Error.")]
    [InlineData(503, FeedErrorKind.ErrorStatus, "The server answered 503 Service Unavailable.")]
    [InlineData(599, FeedErrorKind.ErrorStatus, "The server answered 599.")]
    [InlineData(410, FeedErrorKind.Gone, "The server answered 410 Gone: the publisher has taken this feed down for good.")]
    [InlineData(204, FeedErrorKind.Empty, "The server answered with nothing in it.")]
    [InlineData(200, FeedErrorKind.Empty, "The server answered with nothing in it.")]
    public async Task A_status_becomes_a_named_error(int status, FeedErrorKind kind, string message)
    {
        await using var server = await ScriptedServer.AnsweringAsync(status);

        AssertFailed(await FetchAsync(server.Url), kind, message);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Log in</title>")]
    [InlineData("\r\n<!-- served by x --> <HTML lang='en'><body>404")]
    public async Task An_HTML_page_is_no_feed(string page)
    {
        await using var server = await ScriptedServer.AnsweringAsync(page, "text/html");

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.NotAFeed, "The answer is an HTML page, not a feed; look on that page for the address of its feed.");
    }

    [Fact]
    public async Task A_feed_that_calls_itself_HTML_is_a_feed()
    {
        await using var server = await ScriptedServer.AnsweringAsync(Rss, "text/html");

        Assert.IsType<FetchResult.Fetched>(await FetchAsync(server.Url));
    }
}
