namespace Alerts.Core.Feeds.Fetching;

/// <summary>
/// Its presence as a service allows requests to private and local addresses and to any port. Only the local run, which serves its
/// own sample feeds, registers it; no setting can, so that no mistake in a deployed app opens the inner network.
/// </summary>
public sealed class PrivateNetworkAccess
{
    /// <summary>A server on this machine is its user's own: it may be asked by as many workers at once as there are feeds on it.</summary>
    public bool AsksLoopbackAtOnce { get; init; }
}
