using System.Text.Json;
using Alerts.Functions.Api;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class HealthTests
{
    [Theory]
    [InlineData(null, 200, "healthy", null)]
    [InlineData(0.5, 200, "healthy", null)]
    [InlineData(15.0, 200, "healthy", null)]
    [InlineData(15.5, 503, "degraded", "Work has been waiting for more than 15 minutes.")]
    [InlineData(-1.0, 200, "healthy", null)]
    public async Task Work_may_wait_for_15_minutes(double? minutes, int status, string word, string? reason)
    {
        await using var site = await Site.StartAsync();
        site.Stores.OldestUnfinished = () => minutes is null ? null : Site.Now.AddMinutes(-minutes.Value);

        using var response = await site.GetAsync("/health");
        var report =
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(word, report.GetProperty("status").GetString());
        Assert.Equal(reason, report.GetProperty("reason").GetString());
        Assert.Equal(
            minutes is null ? null : (long)Math.Max(0, minutes.Value * 60),
            report.GetProperty("oldestUnfinishedSeconds").Deserialize<long?>());
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_said_so_and_logged()
    {
        await using var site = await Site.StartAsync();
        site.Stores.OldestUnfinished = () => throw new IOException("connection refused by account-name");

        using var response = await site.GetAsync("/health");

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(
            """{"status":"degraded","oldestUnfinishedSeconds":null,"reason":"The store cannot be reached."}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(site.Log.Errors, line => line.Contains("account-name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_counts_as_out_of_reach()
    {
        var clock = new FakeTimeProvider();
        var reading =
            new HealthCheck(new SilentSource(), clock, NullLogger<HealthCheck>.Instance).ReadAsync(CancellationToken.None);

        clock.Advance(HealthCheck.Patience);

        Assert.Equal("The store cannot be reached.", (await reading).Reason);
    }

    private sealed class SilentSource : IHealthSource
    {
        public async Task<DateTimeOffset?> OldestUnfinishedAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }
    }
}
