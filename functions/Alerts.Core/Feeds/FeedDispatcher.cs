using Alerts.Core.Feeds.Fetching;

namespace Alerts.Core.Feeds;

/// <summary>
/// Hands on the feeds that are due, those of a host together: whoever works them off is the only one who asks that host, so the
/// lease costs this timer a few operations and no fetch any.
/// </summary>
public sealed class FeedDispatcher(IFeedStore feeds, IHostLeases leases, IWorkQueue queue, FetchHosts hosts, TimeProvider clock)
{
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var due = new List<DueFeed>();
        await foreach (var feed in feeds.ReadDueAsync(clock.GetUtcNow(), cancellationToken))
            due.Add(feed);
        await HandOutAsync(due, cancellationToken);
    }

    /// <summary>Also for feeds that are polled out of turn. What is left out, because somebody is at its host, may be handed out later.</summary>
    public async Task HandOutAsync(IReadOnlyCollection<DueFeed> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
            return;

        var now = clock.GetUtcNow();
        var earlier = await leases.ReadAllAsync(cancellationToken);
        // Those waiting longest come first, so that no feed of a large host is left out twice.
        var wanted = due
            .OrderBy(feed => feed.DueAt)
            .GroupBy(feed => hosts.HostOf(feed.Url))
            .Where(host => !earlier.TryGetValue(host.Key, out var lease) || !lease.IsHeld(host, now))
            .Select(host => new HostLease(
                new(host.Key, now + VisitHost.Longest, [.. host.Take(VisitHost.MostFeeds).Select(feed => feed.ToMessage())]),
                earlier.GetValueOrDefault(host.Key)?.Version))
            .ToArray();

        // The lease comes first: a message that is lost costs its host a few minutes, a message too many would break the promise.
        var taken = await leases.TakeAsync(wanted, cancellationToken);
        foreach (var message in VisitHosts.Share(taken.Select(lease => lease.Visit)))
            await queue.SendAsync(message, cancellationToken);
    }
}
