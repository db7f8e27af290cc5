namespace Alerts.Core.Feeds.Fetching;

/// <summary>
/// Its presence as a service allows requests to private and local addresses and to any port. Only the local run, which serves its
/// own sample feeds, registers it; no setting can, so that no mistake in a deployed app opens the inner network.
/// </summary>
public sealed class PrivateNetworkAccess;
