using Microsoft.Extensions.Options;

namespace Alerts.Core.Feeds;

/// <summary>When a feed is polled next, and what its row keeps of the last poll. Neither reads nor writes anything.</summary>
public sealed class FeedSchedule(IOptions<FeedOptions> options, TimeProvider clock)
{
    private const int MostDoublings = 10;

    /// <summary>Two polls an item: one more request than needed, for half the wait.</summary>
    private const int PollsPerItem = 2;

    /// <summary>A feed that has been silent for eight hours is not asked more often than every two.</summary>
    private const int PollsPerSilence = 4;

    /// <summary>A server that cannot answer 304 sends the whole document each time: it is asked half as often.</summary>
    private const int FullAnswerFactor = 2;

    /// <summary>So long a publisher's 429 is minded after polls succeed again.</summary>
    private static readonly TimeSpan PaceLasts = TimeSpan.FromDays(1);

    private static readonly TimeSpan OwnFaultPause = TimeSpan.FromHours(1);

    private readonly FeedOptions _options = options.Value;

    public Feed Succeeded(Feed feed, PollFindings found)
    {
        var now = clock.GetUtcNow();
        var polled = WithRhythm(feed, found) with
        {
            LastPolled = now,
            LastSucceeded = now,
            Failures = 0,
            LastError = null,
            NotBefore = null,
            PublisherInterval = found.NotModified ? feed.PublisherInterval : found.PublisherInterval,
            Pace = now - feed.Pace?.AskedAt < PaceLasts ? feed.Pace : null,
        };
        var least = LeastPause(polled, found.FreshFor);
        var pause = !found.SpansKnown ? _options.ShortestInterval
            : SendsAllForNothing(feed, found) ? AdaptedPause(polled.Rhythm, now) * FullAnswerFactor
            : AdaptedPause(polled.Rhythm, now);
        return polled with { DueAt = now + Spread(Longest(pause, least), least, _options.LongestInterval, feed, now) };
    }

    /// <summary>What has to lie between two polls by our own limits and by the publisher's wishes.</summary>
    public TimeSpan LeastPause(Feed feed, TimeSpan? freshFor = null) =>
        Within(Longest(freshFor, feed.PublisherInterval, feed.Pace?.Gap), _options.ShortestInterval, _options.LongestInterval);

    /// <summary>
    /// Items came in another way than by a poll. They belong to the rhythm, so that polls which find nothing new any more do
    /// not grow rare; the next poll stays where it was.
    /// </summary>
    public Feed Pushed(Feed feed, PollFindings found) => WithRhythm(feed, found with { SpansKnown = true });

    public Feed Failed(Feed feed, FetchResult.Failed failure)
    {
        var now = clock.GetUtcNow();
        var failures = feed.Failures + 1;
        var wait = Within(failure.RetryAfter - now ?? TimeSpan.Zero, TimeSpan.Zero, _options.LongestPause);
        // What broke on our side is no reason to keep away from the publisher for a day.
        var (first, longest) = failure.Error.Kind == FeedErrorKind.Internal
            ? (_options.ShortestInterval, OwnFaultPause)
            : (_options.DefaultInterval, _options.LongestPause);
        var pause = Within(Shortest(first * Math.Pow(2, Math.Min(failures - 1, MostDoublings)), longest), wait, _options.LongestPause);
        return feed with
        {
            LastPolled = now,
            Failures = failures,
            LastError = failure.Error,
            State = failure.Error.Kind == FeedErrorKind.Gone ? FeedState.Gone : feed.State,
            NotBefore = failure.RetryAfter is null ? null : now + wait,
            Pace = PaceAfter(feed, failure, now + wait),
            DueAt = now + Spread(pause, wait, _options.LongestPause, feed, now),
        };
    }

    private Feed WithRhythm(Feed feed, PollFindings found)
    {
        var now = clock.GetUtcNow();
        return feed with
        {
            Rhythm = feed.Rhythm.After(found, feed.LastSucceeded is null, now),
            PossibleLossAt = found.SpansKnown ? feed.PossibleLossAt : now,
        };
    }

    /// <summary>
    /// Two polls an item, rarer while the feed is silent, but not rarer than its usual day asks for: the first item after a
    /// night shall not wait. A silence out of the ordinary ends that.
    /// </summary>
    private TimeSpan AdaptedPause(FeedRhythm rhythm, DateTimeOffset now)
    {
        var silence = now - rhythm.LastNewItems ?? TimeSpan.Zero;
        var isUsual = rhythm.MeanGap is not null && silence <= rhythm.LongestUsualSilence();
        var rarest = isUsual && rhythm.UsualGap(now) is { } usual
            ? Longest(usual / PollsPerItem, _options.DefaultInterval)
            : _options.LongestInterval;
        var densest = Shortest(rhythm.MeanGap / PollsPerItem ?? _options.DefaultInterval, rarest);
        return Within(silence / PollsPerSilence, densest, rarest);
    }

    /// <summary>
    /// Without validators, or in spite of them. A document whose news a hub has pushed since the last poll was not for nothing.
    /// </summary>
    private static bool SendsAllForNothing(Feed feed, PollFindings found) =>
        !found.HasValidator || (!found.NotModified && found.NewItems == 0 && !(feed.Hub?.LastPush > feed.LastPolled));

    /// <summary>What the first 429 after a success tells about how far apart polls have to be.</summary>
    private FeedPace? PaceAfter(Feed feed, FetchResult.Failed failure, DateTimeOffset allowedAt)
    {
        if (failure.Error.Kind != FeedErrorKind.AskedToWait || feed.Failures > 0 || feed.LastSucceeded is not { } last)
            return feed.Pace;
        var now = clock.GetUtcNow();
        return new(failure.RetryAfter is null ? (now - last) * 2 : allowedAt - last, now);
    }

    /// <summary>
    /// Feeds added together shall not be polled together for ever: up to a tenth later or, where that would be too late,
    /// earlier. It follows from the feed and the time of the poll, so that the same poll always leads to the same row.
    /// </summary>
    private static TimeSpan Spread(TimeSpan pause, TimeSpan least, TimeSpan most, Feed feed, DateTimeOffset now)
    {
        var hash = StableId.Of("jitter", feed.Id, now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var spread = pause / 10 * (Convert.ToUInt16(hash[..4], 16) / 65536d);
        return Within(pause + spread > most ? most - spread : pause + spread, least, most);
    }

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most) => Shortest(Longest(value, least), most);

    private static TimeSpan Shortest(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan?> spans)
    {
        var longest = TimeSpan.Zero;
        foreach (var span in spans)
            longest = span > longest ? span.Value : longest;
        return longest;
    }
}
