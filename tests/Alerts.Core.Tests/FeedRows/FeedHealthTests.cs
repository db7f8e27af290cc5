using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class FeedHealthTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 3, 13, 17, 0, 0, TimeSpan.Zero);

    private readonly Feed _feed = Feed.Create("https://news.example/feed", null, Friday) with
    {
        LastSucceeded = Friday,
        Rhythm = Weekdays(28),
    };

    [Fact]
    public void A_feed_not_polled_yet_is_new()
    {
        var health = FeedHealth.Of(Feed.Create("https://news.example/feed", null, Friday), Friday);

        Assert.Equal((FeedHealthState.New, true, null), (health.State, health.IsHealthy, health.LastSucceeded));
        Assert.Equal(Friday, health.NextPoll);
    }

    [Fact]
    public void A_feed_that_is_read_shows_its_days()
    {
        var health = FeedHealth.Of(_feed, Friday);

        Assert.Equal((FeedHealthState.Healthy, true, Friday), (health.State, health.IsHealthy, health.LastSucceeded));
        Assert.Equal([5, 0, 0, 5, 5, 5, 5, 5], health.ItemsPerDay.TakeLast(8));
        Assert.Equal([5, 0, 0], FeedHealth.Of(_feed, Friday.AddDays(2)).ItemsPerDay.TakeLast(3));
    }

    [Fact]
    public void A_failing_feed_says_why_and_when_it_is_tried_again()
    {
        var health = FeedHealth.Of(
            _feed with
            {
                Failures = 3,
                LastError = new(FeedErrorKind.ErrorStatus, "The server answered 404 Not Found."),
                DueAt = Friday.AddHours(1),
            },
            Friday);

        Assert.Equal((FeedHealthState.Failing, false), (health.State, health.IsHealthy));
        Assert.Equal(
            "The last 3 polls failed, the last one because \"The server answered 404 Not Found\"; it is tried again at 2026-03-13 18:00 UTC, "
            + "and if that goes on, check the address.",
            health.Words);
    }

    [Fact]
    public void Each_trouble_has_its_name()
    {
        Assert.Equal(FeedHealthState.AskedToWait, Of(_feed with { Failures = 1, LastError = new(FeedErrorKind.AskedToWait, "429.") }));
        Assert.Equal(FeedHealthState.LosingItems, Of(_feed with { PossibleLossAt = Friday.AddHours(-23) }));
        Assert.Equal(FeedHealthState.Healthy, Of(_feed with { PossibleLossAt = Friday.AddHours(-25) }));
        Assert.Equal(FeedHealthState.Renumbered, Of(_feed with { RenumberedAt = Friday.AddHours(-1) }));
        Assert.Equal(FeedHealthState.Paused, Of(_feed with { State = FeedState.Paused, Failures = 2 }));
        Assert.Equal(FeedHealthState.Gone, Of(_feed with { State = FeedState.Gone, Failures = 1, LastError = new(FeedErrorKind.Gone, "410.") }));
    }

    [Fact]
    public void Who_is_not_polled_has_no_next_poll()
    {
        Assert.Null(FeedHealth.Of(_feed with { State = FeedState.Paused }, Friday).NextPoll);
        Assert.Null(FeedHealth.Of(_feed with { State = FeedState.Gone }, Friday).NextPoll);
    }

    [Theory]
    [InlineData(28, 2, false)] // Sunday
    [InlineData(28, 3, false)] // Monday
    [InlineData(28, 6, true)] // Thursday
    [InlineData(5, 3, false)] // Its first weekend
    [InlineData(5, 6, true)]
    public void A_feed_of_weekdays_may_rest_on_sunday_but_not_all_week(int knownDays, int silentDays, bool stale) =>
        Assert.Equal(
            stale ? FeedHealthState.Stale : FeedHealthState.Healthy, Of(_feed with { Rhythm = Weekdays(knownDays) }, Friday.AddDays(silentDays)));

    [Theory]
    [InlineData(1, 1, 1.4, false)]
    [InlineData(1, 1, 1.6, true)]
    [InlineData(7, 1, 10, false)]
    [InlineData(7, 1, 22, true)]
    [InlineData(28, 10, 31, false)] // Ten items once a month
    [InlineData(28, 10, 50, true)]
    public void Staleness_is_judged_by_the_feed_s_own_pauses(int daysApart, int items, double silentDays, bool stale)
    {
        var rhythm = FeedRhythm.Unknown;
        var last = Friday.AddDays(-280);
        rhythm = rhythm.After(new() { NewItems = 20 }, isFirstPoll: true, last);
        for (; last < Friday; last = last.AddDays(daysApart))
            rhythm = rhythm.After(new() { NewItems = items }, isFirstPoll: false, last.AddDays(daysApart));
        if (daysApart == 1) // Around the clock: the mean gap is one of hours.
            rhythm = rhythm with { MeanGap = TimeSpan.FromHours(1) };

        Assert.Equal(stale ? FeedHealthState.Stale : FeedHealthState.Healthy, Of(_feed with { Rhythm = rhythm }, last.AddDays(silentDays)));
    }

    [Fact]
    public void A_stale_feed_stays_stale()
    {
        Assert.All(Enumerable.Range(7, 500), days => Assert.Equal(FeedHealthState.Stale, Of(_feed, Friday.AddDays(days))));
        Assert.Contains("no new item for 20 days", FeedHealth.Of(_feed, Friday.AddDays(20)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_is_explained_in_one_sentence()
    {
        Feed[] feeds =
        [
            _feed,
            Feed.Create("https://news.example/feed", null, Friday),
            _feed with { Failures = 1, LastError = new(FeedErrorKind.TooSlow, "Too slow.") },
            _feed with { Failures = 1, LastError = new(FeedErrorKind.AskedToWait, "429.") },
            _feed with { PossibleLossAt = Friday },
            _feed with { Move = new("https://new", Friday, 0, "The Other") },
            _feed with { RenumberedAt = Friday },
            _feed with { State = FeedState.Paused },
            _feed with { State = FeedState.Gone },
            _feed with { Rhythm = _feed.Rhythm with { LastNewItems = Friday.AddDays(-30) } },
        ];

        Assert.Equal(Enum.GetValues<FeedHealthState>().Order(), feeds.Select(feed => Of(feed)).Order());
        Assert.All(feeds, feed => Assert.Matches("^[A-Z][^.]*\\.$", FeedHealth.Of(feed, Friday).Words));
    }

    private static FeedHealthState Of(Feed feed, DateTimeOffset? now = null) => FeedHealth.Of(feed, now ?? Friday).State;

    /// <summary>Five items each weekday up to Friday afternoon.</summary>
    private static FeedRhythm Weekdays(int days)
    {
        DateTimeOffset[] dates =
        [
            .. Enumerable.Range(0, days)
                .Select(day => Friday.AddDays(-day))
                .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .SelectMany(day => Enumerable.Range(0, 5).Select(item => day.AddHours(-2 * item))),
        ];
        return FeedRhythm.Unknown.After(new() { NewItems = dates.Length, NewDates = dates }, isFirstPoll: true, Friday);
    }
}
