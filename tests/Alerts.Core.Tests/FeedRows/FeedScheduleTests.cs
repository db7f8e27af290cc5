using Alerts.Core.Feeds;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Core.Tests.FeedRows;

public class FeedScheduleTests
{
    private static readonly FetchResult.Failed Unreachable = new(new(FeedErrorKind.Unreachable, "Nothing answers."));

    private readonly FakeTimeProvider _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly FeedSchedule _schedule;
    private readonly Feed _feed;

    public FeedScheduleTests()
    {
        _schedule = new(Options.Create(new FeedOptions()), _clock);
        _feed = Feed.Create("https://news.example/feed", null, _clock.GetUtcNow());
    }

    [Fact]
    public void A_feed_that_answers_is_polled_after_its_interval()
    {
        var pause = _schedule.Succeeded(_feed).DueAt - _clock.GetUtcNow();

        Assert.InRange(pause, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16.5));
    }

    [Fact]
    public void A_failing_feed_is_polled_ever_more_rarely_but_never_given_up()
    {
        var feed = _feed;
        var pauses = new List<TimeSpan>();
        for (var failure = 0; failure < 100; failure++)
        {
            feed = _schedule.Failed(feed, Unreachable);
            pauses.Add(feed.DueAt - _clock.GetUtcNow());
        }

        Assert.True(pauses[1] > pauses[0] && pauses[2] > pauses[1]);
        Assert.All(pauses, pause => Assert.True(pause < TimeSpan.FromDays(1.1)));
        Assert.Equal(FeedState.Active, feed.State);
        Assert.Equal(100, feed.Failures);
        Assert.Equal("Nothing answers.", feed.LastError!.Message);
    }

    [Fact]
    public void A_publisher_that_asks_to_wait_is_not_called_before()
    {
        var until = _clock.GetUtcNow().AddHours(5);

        var feed = _schedule.Failed(_feed, new(new(FeedErrorKind.AskedToWait, "Asked to wait."), until));

        Assert.Equal(until, feed.NotBefore);
        Assert.True(feed.DueAt >= until);
    }

    [Fact]
    public void Nobody_can_ask_us_to_wait_for_ever()
    {
        var feed = _schedule.Failed(_feed, new(new(FeedErrorKind.AskedToWait, "Asked to wait."), _clock.GetUtcNow().AddYears(10)));

        Assert.True(feed.DueAt <= _clock.GetUtcNow().AddDays(1.1));
    }

    [Fact]
    public void A_feed_that_is_gone_stays_gone() =>
        Assert.Equal(FeedState.Gone, _schedule.Failed(_feed, new(new(FeedErrorKind.Gone, "Gone."))).State);

    [Fact]
    public void Success_wipes_out_earlier_failures()
    {
        var feed = _schedule.Succeeded(_schedule.Failed(_feed, Unreachable));

        Assert.Equal(0, feed.Failures);
        Assert.Null(feed.LastError);
    }
}
