using System.Net;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>
/// Nobody gets us to ask a private address, however it is written and whatever leads there. A canary listens on this machine;
/// one other loopback address stands for the public network.
/// </summary>
public sealed class PrivateAddressTests : FeedClientFixture
{
    private static readonly IPAddress s_public = IPAddress.Parse("127.0.0.2");

    public static TheoryData<string> Spellings => [.. PrivateSpelling.All.Select(spelling => spelling.Name)];

    public static TheoryData<string> SpellingsOfThisMachine =>
        [.. PrivateSpelling.All.Where(spelling => spelling.ReachesThisMachine).Select(spelling => spelling.Name)];

    [Fact]
    public void There_are_forty_spellings_and_more() => Assert.True(PrivateSpelling.All.DistinctBy(spelling => spelling.Address).Count() >= 40);

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task It_is_asked_neither_directly_nor_after_one_redirect_or_two(string spelling)
    {
        await using var canary = await CanaryAsync();
        using var attempts = new ConnectionAttempts(canary.Port);
        var address = Of(spelling).At(canary.Port);
        await using var first = RawServer.RedirectingTo(address, s_public);
        await using var second = RawServer.RedirectingTo(first.Url, s_public);
        using var client = new FeedClient(new(Options.Create(Settings), [$"{s_public}/32"]), Options.Create(Settings), Time);

        foreach (var start in new[] { address, first.Url, second.Url })
        {
            AssertRefused(await client.FetchAsync(FeedAt(start), Token));
            Assert.Empty(attempts.Made);
            Assert.Equal(0, canary.Connections);
        }
        Assert.Equal((2, 1), (first.Connections, second.Connections));
    }

    [Theory]
    [MemberData(nameof(SpellingsOfThisMachine))]
    public async Task The_canary_would_notice(string spelling)
    {
        await using var canary = await CanaryAsync();
        using var attempts = new ConnectionAttempts(canary.Port);

        Assert.IsType<FetchResult.Fetched>(await FetchAsync(Of(spelling).At(canary.Port)));

        Assert.NotEqual(0, canary.Connections);
        Assert.NotEmpty(attempts.Made);
    }

    /// <summary>Some spellings are names to the resolver, and it knows none of them.</summary>
    private static void AssertRefused(FetchResult result)
    {
        var error = Assert.IsType<FetchResult.Failed>(result).Error;
        if (error.Kind == FeedErrorKind.Unreachable)
            Assert.StartsWith("The host name cannot be resolved", error.Message, StringComparison.Ordinal);
        else
            Assert.Equal(FeedErrorKind.ForbiddenAddress, error.Kind);
    }

    private static PrivateSpelling Of(string name) => PrivateSpelling.All.Single(spelling => spelling.Name == name);

    private static Task<ScriptedServer> CanaryAsync() =>
        ScriptedServer.StartAsync(context => context.Response.WriteAsync(Rss), IPAddress.IPv6Any); // IPv4 as well.
}
