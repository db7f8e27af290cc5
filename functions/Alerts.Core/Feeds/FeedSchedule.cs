using Microsoft.Extensions.Options;

namespace Alerts.Core.Feeds;

/// <summary>When a feed is polled next, and what its row keeps of the last poll.</summary>
public sealed class FeedSchedule(IOptions<FeedOptions> options, TimeProvider clock)
{
    private const int MostDoublings = 10;

    public Feed Succeeded(Feed feed)
    {
        var now = clock.GetUtcNow();
        return feed with
        {
            LastPolled = now,
            LastSucceeded = now,
            Failures = 0,
            LastError = null,
            NotBefore = null,
            DueAt = now + options.Value.Interval + Jitter(feed),
        };
    }

    public Feed Failed(Feed feed, FetchResult.Failed failure)
    {
        var now = clock.GetUtcNow();
        var failures = feed.Failures + 1;
        var pause = options.Value.Interval * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var dueAt = now + Shorter(pause, options.Value.LongestPause) + Jitter(feed);
        DateTimeOffset? notBefore = failure.RetryAfter is { } asked ? Earlier(asked, now + options.Value.LongestPause) : null;
        return feed with
        {
            LastPolled = now,
            Failures = failures,
            LastError = failure.Error,
            State = failure.Error.Kind == FeedErrorKind.Gone ? FeedState.Gone : feed.State,
            NotBefore = notBefore,
            DueAt = notBefore > dueAt ? notBefore.Value : dueAt,
        };
    }

    /// <summary>Up to a tenth of the interval, fixed for a feed, so that feeds added together are not polled together for ever.</summary>
    private TimeSpan Jitter(Feed feed) => options.Value.Interval / 10 * (Convert.ToByte(feed.Id[..2], 16) / 255d);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
