using Alerts.Core.Feeds;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Core.Tests.FeedRows;

public class FeedScheduleTests
{
    private static readonly PollFindings Nothing = new() { NotModified = true };
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
    public void A_feed_of_unknown_rhythm_is_polled_after_the_default_pause() =>
        AssertPause(_schedule.Succeeded(_feed, new() { NewItems = 20 }), TimeSpan.FromMinutes(15));

    [Fact]
    public void The_first_document_already_tells_the_rhythm()
    {
        var daily = Enumerable.Range(0, 20).Select(day => Now.AddDays(-day).AddHours(-1));
        var hourly = Enumerable.Range(0, 20).Select(hour => Now.AddHours(-hour).AddMinutes(-5));

        AssertPause(_schedule.Succeeded(_feed, Backlog(daily)), TimeSpan.FromHours(12));
        AssertPause(_schedule.Succeeded(_feed, Backlog(hourly)), TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData(1, 5, 5)]
    [InlineData(20, 5, 10)]
    [InlineData(240, 60, 120)]
    [InlineData(60 * 24, 300, 720)]
    public void Polling_adapts_to_the_pause_between_items(int minutesBetweenItems, int least, int most)
    {
        var feed = _schedule.Succeeded(_feed, new() { NewItems = 20 });
        for (var item = 0; item < 40; item++)
        {
            _clock.Advance(TimeSpan.FromMinutes(minutesBetweenItems));
            feed = _schedule.Succeeded(feed, new() { NewItems = 1 });
        }

        Assert.InRange(Pause(feed), TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(most * 1.1));
    }

    [Fact]
    public void No_rhythm_leads_out_of_the_bounds()
    {
        var options = new FeedOptions();
        var random = new Random(7);
        var feed = _feed;
        for (var poll = 0; poll < 2_000; poll++)
        {
            feed = _schedule.Succeeded(feed, new()
            {
                NewItems = random.Next(4) == 0 ? random.Next(30) : 0,
                FreshFor = random.Next(3) == 0 ? TimeSpan.FromHours(random.Next(10_000)) : null,
                SpansKnown = random.Next(10) > 0,
                HasValidator = random.Next(2) == 0,
            });

            Assert.InRange(Pause(feed), options.ShortestInterval, options.LongestInterval);
            _clock.Advance(Pause(feed) * random.NextDouble() * 3);
        }
    }

    [Fact]
    public void A_feed_that_falls_silent_is_polled_ever_more_rarely()
    {
        var feed = Busy();
        var pauses = new List<TimeSpan>();
        for (var until = Now.AddDays(10); Now < until; _clock.Advance(Pause(feed)))
        {
            feed = _schedule.Succeeded(feed, Nothing);
            pauses.Add(Pause(feed));
        }

        Assert.InRange(pauses[0], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
        Assert.InRange(pauses[^1], TimeSpan.FromHours(10.8), TimeSpan.FromHours(12));
    }

    [Fact]
    public void The_first_item_after_a_night_is_not_kept_waiting()
    {
        var feed = Busy();
        for (var until = Now.AddHours(9); Now < until; _clock.Advance(Pause(feed)))
            feed = _schedule.Succeeded(feed, Nothing);

        Assert.True(Pause(feed) < TimeSpan.FromMinutes(17));
    }

    [Fact]
    public void The_publisher_is_never_asked_before_its_answer_has_aged()
    {
        var found = new PollFindings { NewItems = 20, FreshFor = TimeSpan.FromHours(2), PublisherInterval = TimeSpan.FromHours(3) };

        var feed = _schedule.Succeeded(_feed, found);
        AssertPause(feed, TimeSpan.FromHours(3));

        _clock.Advance(TimeSpan.FromHours(3));
        AssertPause(_schedule.Succeeded(feed, Nothing), TimeSpan.FromHours(3)); // A 304 does not repeat what the document says.
    }

    [Theory]
    [InlineData(365 * 24 * 60, 720)]
    [InlineData(0, 15)]
    [InlineData(1, 15)]
    public void Cache_headers_neither_silence_a_feed_nor_make_us_impatient(int freshMinutes, int pauseMinutes) =>
        AssertPause(
            _schedule.Succeeded(_feed, new() { NewItems = 20, FreshFor = TimeSpan.FromMinutes(freshMinutes) }),
            TimeSpan.FromMinutes(pauseMinutes));

    [Fact]
    public void A_server_that_always_sends_everything_is_asked_half_as_often()
    {
        AssertPause(_schedule.Succeeded(_feed, new() { NewItems = 20, HasValidator = false }), TimeSpan.FromMinutes(30));

        var known = _schedule.Succeeded(_feed, new() { NewItems = 20 });
        AssertPause(_schedule.Succeeded(known, new()), TimeSpan.FromMinutes(30));
        AssertPause(_schedule.Succeeded(known, Nothing), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void What_a_hub_pushes_does_not_move_the_next_poll_and_does_not_make_polls_rare()
    {
        var feed = _schedule.Succeeded(_feed, new() { NewItems = 20 });
        var hub = new HubSubscription("https://hub.example/", feed.Url, "token", "secret", HubState.Active, Now);
        for (var push = 0; push < 30; push++)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            var pushed = _schedule.Pushed(feed with { Hub = hub with { LastPush = Now } }, new() { NewItems = 1, SpansKnown = false });
            Assert.Equal((feed.DueAt, feed.LastPolled, (DateTimeOffset?)null), (pushed.DueAt, pushed.LastPolled, pushed.PossibleLossAt));
            feed = pushed;
        }

        AssertPause(_schedule.Succeeded(feed, new()), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_possible_loss_makes_the_next_poll_come_at_once()
    {
        var feed = _schedule.Succeeded(_feed, Backlog(Enumerable.Range(0, 20).Select(day => Now.AddDays(-day))));
        _clock.Advance(TimeSpan.FromHours(12));

        var losing = _schedule.Succeeded(feed, new() { NewItems = 20, SpansKnown = false });

        Assert.Equal(Now, losing.PossibleLossAt);
        AssertPause(losing, TimeSpan.FromMinutes(5));
        _clock.Advance(Pause(losing));
        Assert.InRange(Pause(_schedule.Succeeded(losing, Nothing)), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(21)); // Its new rhythm.
    }

    [Fact]
    public void Feeds_added_together_are_not_polled_together()
    {
        var dueAt = Enumerable.Range(0, 100)
            .Select(number => _schedule.Succeeded(Feed.Create($"https://news.example/{number}", null, Now), Nothing).DueAt)
            .ToHashSet();

        Assert.True(dueAt.Count > 95);
        Assert.Equal(_schedule.Succeeded(_feed, Nothing).DueAt, _schedule.Succeeded(_feed, Nothing).DueAt);
    }

    [Fact]
    public void A_failing_feed_is_polled_ever_more_rarely_but_never_given_up()
    {
        var feed = _feed;
        var pauses = new List<TimeSpan>();
        for (var failure = 0; failure < 100; failure++)
        {
            feed = _schedule.Failed(feed, Unreachable);
            pauses.Add(Pause(feed));
        }

        Assert.True(pauses[1] > pauses[0] && pauses[2] > pauses[1]);
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.FromMinutes(15), TimeSpan.FromDays(1)));
        Assert.Equal(FeedState.Active, feed.State);
        Assert.Equal(100, feed.Failures);
        Assert.Equal("Nothing answers.", feed.LastError!.Message);
    }

    [Fact]
    public void A_publisher_that_asks_to_wait_is_not_called_before()
    {
        var until = Now.AddHours(5);

        var feed = _schedule.Failed(_feed, Refused(until));

        Assert.Equal(until, feed.NotBefore);
        Assert.InRange(feed.DueAt, until, until.AddMinutes(30));
    }

    [Fact]
    public void Nobody_can_ask_us_to_wait_for_ever() =>
        Assert.Equal(Now.AddDays(1), _schedule.Failed(_feed, Refused(Now.AddYears(10))).DueAt);

    [Fact]
    public void What_a_publisher_has_refused_is_not_tried_again_for_a_day()
    {
        var feed = Busy();
        _clock.Advance(TimeSpan.FromMinutes(5));
        feed = _schedule.Failed(feed, Refused(Now.AddMinutes(55)));
        _clock.Advance(TimeSpan.FromMinutes(55));

        feed = _schedule.Succeeded(feed, new() { NewItems = 5 });
        AssertPause(feed, TimeSpan.FromMinutes(60));

        _clock.Advance(TimeSpan.FromHours(24));
        Assert.True(Pause(_schedule.Succeeded(feed, new() { NewItems = 100 })) < TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_feed_that_is_gone_stays_gone() =>
        Assert.Equal(FeedState.Gone, _schedule.Failed(_feed, new(new(FeedErrorKind.Gone, "Gone."))).State);

    [Fact]
    public void Success_wipes_out_earlier_failures()
    {
        var feed = _schedule.Succeeded(_schedule.Failed(_feed, Refused(Now.AddHours(1))), Nothing);

        Assert.Equal(0, feed.Failures);
        Assert.Null(feed.LastError);
        Assert.Null(feed.NotBefore);
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private static FetchResult.Failed Refused(DateTimeOffset? until) => new(new(FeedErrorKind.AskedToWait, "Asked to wait."), until);

    private static PollFindings Backlog(IEnumerable<DateTimeOffset> dates)
    {
        DateTimeOffset[] newDates = [.. dates];
        return new() { NewItems = newDates.Length, NewDates = newDates };
    }

    /// <summary>Brings an item every six minutes.</summary>
    private Feed Busy() => _schedule.Succeeded(_feed, Backlog(Enumerable.Range(0, 60).Select(item => Now.AddMinutes(-6 * item))));

    private TimeSpan Pause(Feed feed) => feed.DueAt - Now;

    private void AssertPause(Feed feed, TimeSpan pause) => Assert.InRange(
        Pause(feed), pause < TimeSpan.FromHours(12) ? pause : pause * 0.9, pause < TimeSpan.FromHours(12) ? pause * 1.1 : pause);
}
