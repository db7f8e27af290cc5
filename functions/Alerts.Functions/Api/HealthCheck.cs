using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Api;

public enum HealthStatus
{
    Healthy,
    Degraded,
}

/// <param name="OldestUnfinishedSeconds">Age of the oldest unfinished row; null when there is none or nobody knows.</param>
/// <param name="Reason">Null when healthy.</param>
public sealed record HealthReport(HealthStatus Status, long? OldestUnfinishedSeconds, string? Reason);

/// <summary>Does the work get done? A queue that nobody empties looks alive in every other way.</summary>
public sealed partial class HealthCheck(IHealthSource source, TimeProvider clock, ILogger<HealthCheck> logger)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Shorter than what storage retries take: who asks wants to know now.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var waitingSince = await source.OldestUnfinishedAsync(either.Token);
            return Judge(clock.GetUtcNow() - waitingSince);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(exception);
            return new HealthReport(HealthStatus.Degraded, null, "The store cannot be reached.");
        }
    }

    private static HealthReport Judge(TimeSpan? wait)
    {
        var seconds = wait is null ? (long?)null : Math.Max(0, (long)wait.Value.TotalSeconds);
        return wait > LongestWait
            ? new HealthReport(
                HealthStatus.Degraded, seconds, $"Work has been waiting for more than {LongestWait.TotalMinutes:0} minutes.")
            : new HealthReport(HealthStatus.Healthy, seconds, null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be reached")]
    private partial void LogUnreachable(Exception exception);
}
