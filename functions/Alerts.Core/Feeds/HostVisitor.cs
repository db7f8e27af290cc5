using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>Polls the feeds of a host one after another, as long as nobody else may be sent there, and hosts side by side.</summary>
public sealed class HostVisitor(FeedPoller poller, TimeProvider clock, ILogger<HostVisitor> logger)
{
    /// <remarks>A host that fails brings the message back; what the others have done by then stays done.</remarks>
    public Task VisitAsync(VisitHosts message, CancellationToken cancellationToken) =>
        Task.WhenAll(message.Hosts.Select(host => VisitAsync(host, cancellationToken)));

    private async Task VisitAsync(VisitHost visit, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var feed in visit.Feeds)
        {
            if (visit.IsOver(clock.GetUtcNow()))
            {
                logger.VisitIsOver(visit.Host); // What is left stays due, and is first in the next visit.
                break;
            }

            try
            {
                if (await poller.PollAsync(feed, cancellationToken))
                {
                    logger.AskedToWait(visit.Host);
                    return; // What is left stays due, and its lease holds until the time is over. A message that came back would ask at once.
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // It does not cost the others their turn; thrown at the end, it brings the message back.
                logger.PollThrew(fault, feed.FeedId);
                first ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        first?.Throw();
    }
}
