using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>Polls feeds of one host one after another, as long as nobody else may be sent there.</summary>
public sealed class HostVisitor(FeedPoller poller, TimeProvider clock, ILogger<HostVisitor> logger)
{
    public async Task VisitAsync(VisitHost visit, CancellationToken cancellationToken)
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
                await poller.PollAsync(feed, cancellationToken);
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
