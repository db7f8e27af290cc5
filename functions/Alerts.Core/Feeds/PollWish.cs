namespace Alerts.Core.Feeds;

/// <summary>Polls that somebody wants out of turn: an editor, or a hub whose push says only that there is something new.</summary>
public static class PollWish
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A feed that is due keeps its due time, for by that its host's lease is known: a poll may be under way.
    /// </summary>
    public static Feed Now(Feed feed, DateTimeOffset now) => feed with { DueAt = feed.DueAt < now ? feed.DueAt : now, WantedAt = now };

    /// <summary>For wishes that nobody has to justify: not within a minute of the last poll, and not before the publisher allows it.</summary>
    public static Feed Soon(Feed feed, DateTimeOffset now)
    {
        var soon = Later(Later(now, feed.LastPolled + s_shortestPause), feed.NotBefore);
        return feed with { DueAt = soon < feed.DueAt ? soon : feed.DueAt, WantedAt = now };
    }

    /// <summary>What was wished for while the publisher was asked may be younger than its answer: then the next poll comes soon.</summary>
    /// <param name="polled">The row with the answer in it.</param>
    /// <param name="begun">When the request began.</param>
    public static Feed AfterPoll(Feed polled, DateTimeOffset begun, DateTimeOffset now) =>
        polled.WantedAt > begun ? Soon(polled, now) : polled with { WantedAt = null };

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;
}
