namespace Alerts.Core.Feeds;

/// <summary>The right to ask one host, given to one message. It ends with its time, or when all of its feeds have been polled.</summary>
/// <param name="Version">The store's mark of the host's earlier lease; null when there was none.</param>
public sealed record HostLease(VisitHost Visit, string? Version = null)
{
    /// <summary>
    /// Whether the visit may still be going on: that it has ended is read off the feeds' new due times, which costs its worker no
    /// operation.
    /// </summary>
    /// <param name="due">The feeds of the host that wait to be polled.</param>
    public bool IsHeld(IEnumerable<DueFeed> due, DateTimeOffset now) =>
        Visit.Until > now && due.Any(feed => Visit.Feeds.Contains(feed.ToMessage()));
}
