namespace Alerts.Core.Feeds;

/// <summary>Polls that somebody wants out of turn: an editor, or a hub whose push says only that there is something new.</summary>
public static class PollWish
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A feed that is due keeps its due time, for by that its host's lease is known: a poll may be under way.
    /// </summary>
    public static Feed Now(Feed feed, DateTimeOffset now) => feed with { DueAt = feed.DueAt < now ? feed.DueAt : now, WantedAt = now };

    /// <summary>A hub may push every minute, and knows nothing of how its publisher's server fares: what fails is asked ever more rarely.</summary>
    /// <param name="pause">What has to lie between two polls.</param>
    public static Feed Pushed(Feed feed, TimeSpan pause, DateTimeOffset now) =>
        feed.Failures > 0 ? feed with { WantedAt = now } : Soon(feed, pause, now);

    /// <summary>Not before the pause after the last poll is over, nor before the publisher allows it.</summary>
    private static Feed Soon(Feed feed, TimeSpan pause, DateTimeOffset now)
    {
        var soon = Later(Later(now, feed.LastPolled + pause), feed.NotBefore);
        return feed with { DueAt = soon < feed.DueAt ? soon : feed.DueAt, WantedAt = now };
    }

    /// <summary>What was wished for while the publisher was asked may be younger than its answer: then the next poll comes soon.</summary>
    /// <param name="polled">The row with the answer in it.</param>
    /// <param name="begun">When the request began.</param>
    /// <param name="pause">What has to lie between two polls, unless an editor wishes for the second.</param>
    public static Feed AfterPoll(Feed polled, DateTimeOffset begun, TimeSpan pause, DateTimeOffset now)
    {
        if (!(polled.WantedAt > begun))
            return polled with { WantedAt = null };
        return polled.WantedAt == polled.Hub?.LastPush ? Pushed(polled, pause, now) : Soon(polled, s_shortestPause, now);
    }

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;
}
