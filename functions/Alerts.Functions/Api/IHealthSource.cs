namespace Alerts.Functions.Api;

public interface IHealthSource
{
    /// <returns>Since when the oldest row has waited that is in no final state; null when all work is done.</returns>
    Task<DateTimeOffset?> OldestUnfinishedAsync(CancellationToken cancellationToken);
}
