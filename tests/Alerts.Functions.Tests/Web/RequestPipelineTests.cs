using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alerts.Core.Access;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed partial class RequestPipelineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/manage/feeds", 302)]
    [InlineData("/undeclared", 403)]
    [InlineData("/throws", 500)]
    [InlineData("/throws-input", 400)]
    [InlineData("/throws-in-page", 500)]
    [InlineData("/no/such/page", 404)]
    [InlineData("/favicon.ico", 404)]
    public async Task Every_refusal_and_error_carries_the_security_headers(string path, int status)
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        AssertSecured(response);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/api/digest?entity=cecot&format=html")]
    [InlineData("/api/digest?entity=cecot&format=text")]
    [InlineData("/api/digest?entity=cecot&format=json")]
    [InlineData("/api/digest?entity=alcatraz")]
    public async Task Every_answer_of_the_app_carries_the_security_headers(string path)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.GetAsync(path, Role.Caller);

        AssertSecured(response);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/digest?entity=cecot&format=html")]
    public async Task The_policy_names_the_very_style_sheet_of_the_page(string path)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.GetAsync(path, Role.Caller);
        var style = StyleElement().Match(await response.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains(
            $"style-src 'sha256-{hash}'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', style);
    }

    [Theory]
    [InlineData("/throws")]
    [InlineData("/throws-in-page")]
    public async Task An_unexpected_error_is_logged_and_tells_nothing_but_its_trace(string path)
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        var problem = JsonDocument.Parse(body).RootElement;

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(500, problem.GetProperty("status").GetInt32());
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain(OwnFunctions.Secret, body, StringComparison.Ordinal);
        var trace = problem.GetProperty("traceId").GetString()!;
        Assert.Equal(trace, response.Headers.GetValues("Trace-Id").Single());
        var line = Assert.Single(site.Log.Errors, line => line.Contains(OwnFunctions.Secret, StringComparison.Ordinal));
        Assert.Contains($"GET {path} failed unexpectedly (trace {trace})", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_cannot_be_used_is_answered_with_its_reason()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync("/throws-input");
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;

        Assert.Equal("Row 3 has no address; give it one.", problem.GetProperty("detail").GetString());
        Assert.Empty(site.Log.Errors);
    }

    [Fact]
    public async Task Half_an_answer_is_broken_off_instead_of_looking_whole()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        await Assert.ThrowsAsync<HttpRequestException>(() => site.GetAsync("/throws-halfway"));

        Assert.Contains(site.Log.Errors, line => line.Contains(OwnFunctions.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/api/digest?entity=cecot&format=html")]
    [InlineData("/api/digest?entity=cecot&format=json")]
    public async Task HEAD_answers_like_GET_without_the_body(string path)
    {
        await using var site = await Site.StartAsync();

        using var get = await site.GetAsync(path, Role.Caller);
        using var head = await site.SendAsync(HttpMethod.Head, path, ("X-Api-Key", site.KeyOf(Role.Caller)));

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("POST", "/health")]
    [InlineData("DELETE", "/api/digest?entity=cecot")]
    [InlineData("GET", "/Home")]
    [InlineData("GET", "/api/GetDigest")]
    public async Task Nothing_is_served_that_no_route_and_method_names(string method, string path)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.SendAsync(HttpMethod.Parse(method), path, ("X-Api-Key", site.KeyOf(Role.Admin)));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static void AssertSecured(HttpResponseMessage response)
    {
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.NotEmpty(response.Headers.GetValues("Trace-Id").Single());
    }

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();
}
