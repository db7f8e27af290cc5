namespace Alerts.Core.Digests;

public interface IAlertStore
{
    /// <summary>Adds alerts; those that are there already are written again, unchanged.</summary>
    Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <summary>Alerts of one entity by first-seen time, newest first. Reads as many rows as it returns, however many are stored.</summary>
    /// <param name="since">Inclusive.</param>
    /// <param name="until">Exclusive.</param>
    IAsyncEnumerable<Alert> ReadAsync(
        string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}
