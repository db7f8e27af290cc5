namespace Alerts.Core.Feeds;

/// <summary>Who may ask which host, over all instances.</summary>
public interface IHostLeases
{
    /// <summary>The last lease of each host, also when its time is over.</summary>
    Task<IReadOnlyDictionary<string, HostLease>> ReadAllAsync(CancellationToken cancellationToken);

    /// <returns>Those taken. One that another instance has changed meanwhile is not among them, nor may others be.</returns>
    Task<IReadOnlyList<HostLease>> TakeAsync(IReadOnlyList<HostLease> leases, CancellationToken cancellationToken);

    /// <summary>Right where no other worker can be at it, as when a lone process starts.</summary>
    Task ReleaseAllAsync(CancellationToken cancellationToken);
}
