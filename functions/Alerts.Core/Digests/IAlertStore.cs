namespace Alerts.Core.Digests;

public interface IAlertStore
{
    /// <summary>Adds alerts; those that are there already are written again, unchanged.</summary>
    Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <summary>The alert of an article for an entity; null when there is none.</summary>
    /// <param name="firstSeen">As the alert has it.</param>
    Task<StoredAlert?> FindAsync(string entityId, string articleId, DateTimeOffset firstSeen, CancellationToken cancellationToken);

    /// <summary>Writes an alert over the one that was read.</summary>
    /// <returns>False when that has changed meanwhile; nothing is written then.</returns>
    Task<bool> ReplaceAsync(StoredAlert alert, CancellationToken cancellationToken);

    /// <summary>Alerts of one entity by first-seen time, newest first. Reads as many rows as it returns, however many are stored.</summary>
    /// <param name="since">Inclusive.</param>
    /// <param name="until">Exclusive.</param>
    IAsyncEnumerable<Alert> ReadAsync(
        string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}

/// <param name="Version">The store's mark of the row as it was read.</param>
public sealed record StoredAlert(Alert Alert, string Version);
