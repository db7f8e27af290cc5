using System.Net;
using Alerts.Core.Access;
using Alerts.Functions.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class RequestGuardTests
{
    private const string Digest = "/api/digest?entity=cecot";

    private static readonly (string, string) PlatformAuthenticates = ("WEBSITE_AUTH_ENABLED", "True");

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    [InlineData("")]
    public async Task An_identity_header_means_nothing_without_the_platform_in_front(string? setting)
    {
        await using var site = await Site.StartAsync(settings: setting is null ? [] : [("WEBSITE_AUTH_ENABLED", setting)]);

        using var response = await site.GetAsync(Digest, Identity.WithRole("Admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("roles", "Caller", 200)]
    [InlineData("roles", "Admin", 200)]
    [InlineData(Identity.RoleClaim, "Editor", 200)]
    [InlineData("roles", "admin", 403)]
    [InlineData("roles", "2", 403)]
    [InlineData("groups", "Admin", 403)]
    public async Task A_person_whom_the_platform_signed_in_needs_a_role(string claim, string value, int expected)
    {
        await using var site = await Site.StartAsync(settings: PlatformAuthenticates);

        using var response = await site.GetAsync(Digest, Identity.Of(("name", "Ana"), (claim, value)));

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    [InlineData("bnVsbA==")]
    [InlineData("")]
    public async Task An_identity_header_that_makes_no_sense_is_nobody(string header)
    {
        await using var site = await Site.StartAsync(settings: PlatformAuthenticates);

        using var response = await site.GetAsync(Digest, (Identity.Header, header));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_highest_role_counts()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions, PlatformAuthenticates);

        using var response = await site.GetAsync(
            "/manage/feeds", Identity.Of(("name", "Ana"), ("roles", "Editor"), ("roles", "Caller")));

        Assert.Equal("Ana feeds", await BodyOf(response));
    }

    [Fact]
    public async Task A_wrong_key_is_not_saved_by_a_signed_in_person_or_open_access()
    {
        await using var site = await Site.StartAsync(Site.OpenAccess, PlatformAuthenticates);

        using var response = await site.GetAsync(Digest, ("X-Api-Key", "guess"), Identity.WithRole("Admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("unknown or revoked", await BodyOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_the_next_request_on()
    {
        await using var site = await Site.StartAsync();
        var keys = site.Services.GetRequiredService<ApiKeys>();
        var made = await keys.CreateAsync("newsroom", Role.Caller, TestContext.Current.CancellationToken);
        using var before = await site.GetAsync(Digest, ("X-Api-Key", made.Key));

        await keys.RevokeAsync(made.Stored.Hash, TestContext.Current.CancellationToken);
        using var after = await site.GetAsync(Digest, ("X-Api-Key", made.Key));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_lesser_role_is_refused_with_the_one_it_takes()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync("/manage/feeds", Role.Caller);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("test Caller needs the role Editor", await BodyOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_does_not_say_who_may_is_refused_to_an_admin_too()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync("/undeclared", Role.Admin);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(site.Log.Errors, line => line.Contains("/undeclared has no access attribute", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_sends_a_stranger_to_sign_in_and_back()
    {
        await using var site = await Site.StartAsync(Site.OwnFunctions);

        using var response = await site.GetAsync("/manage/a%20b?x=1&y=2");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(
            "/.auth/login/aad?post_login_redirect_uri=%2Fmanage%2Fa%2520b%3Fx%3D1%26y%3D2",
            response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_API_tells_a_stranger_how_to_identify()
    {
        await using var site = await Site.StartAsync();

        using var response = await site.GetAsync(Digest);

        Assert.Equal("ApiKey", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost", 200)]
    [InlineData("Accept", "*/*", 200)]
    public async Task Another_site_cannot_send_a_form_with_a_visitors_sign_in(string header, string value, int expected)
    {
        await using var site = await Site.StartAsync(services => { Site.OwnFunctions(services); Site.OpenAccess(services); });

        using var response = await site.SendAsync(HttpMethod.Post, "/manage/feeds", ("Host", "localhost"), (header, value));

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_link_on_another_site_may_lead_here()
    {
        await using var site = await Site.StartAsync(services => { Site.OwnFunctions(services); Site.OpenAccess(services); });

        using var response = await site.GetAsync("/manage/feeds", ("Host", "localhost"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Task<string> BodyOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
