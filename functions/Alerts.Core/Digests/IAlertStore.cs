namespace Alerts.Core.Digests;

public interface IAlertStore
{
    /// <summary>Alerts of one tracked entity, newest first by <see cref="Alert.FirstSeen"/>.</summary>
    /// <param name="since">The first moment that counts.</param>
    /// <param name="until">The first moment that no longer counts.</param>
    /// <param name="limit">The most that are read.</param>
    IAsyncEnumerable<Alert> ReadAsync(
        string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}
