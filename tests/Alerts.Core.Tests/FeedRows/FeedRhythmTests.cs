using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class FeedRhythmTests
{
    /// <summary>A Saturday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_document_counts_by_its_dates()
    {
        var rhythm = First(Now.AddHours(-1), Now.AddHours(-2), Now.AddDays(-3), Now.AddDays(-1));

        Assert.Equal([1, 0, 1, 2], rhythm.ItemsPerDay);
        Assert.Equal(new(2026, 3, 14), rhythm.LastDay);
        Assert.Equal(Now.AddHours(-1), rhythm.LastNewItems);
        Assert.Equal(TimeSpan.FromHours(71) / 3, rhythm.MeanGap);
    }

    [Fact]
    public void A_first_document_without_dates_is_a_backlog_and_no_day_s_work()
    {
        var rhythm = FeedRhythm.Unknown.After(new() { NewItems = 50 }, isFirstPoll: true, Now);

        Assert.Equal([0], rhythm.ItemsPerDay);
        Assert.Null(rhythm.MeanGap);
        Assert.Equal(Now, rhythm.LastNewItems);
    }

    [Fact]
    public void Dates_that_cannot_be_the_items_own_seed_nothing()
    {
        Assert.Null(First([.. Enumerable.Repeat(Now.AddMinutes(-1), 20)]).MeanGap);
        Assert.Null(First(Now.AddDays(1), Now.AddYears(1), new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero)).MeanGap);
    }

    [Fact]
    public void An_old_item_kept_on_top_does_not_slow_down_a_busy_feed()
    {
        var hourly = Enumerable.Range(1, 10).Select(hours => Now.AddHours(-hours)).Append(Now.AddYears(-5));

        Assert.Equal(TimeSpan.FromHours(1), First([.. hourly]).MeanGap);
    }

    [Fact]
    public void Days_without_an_item_are_zeros_and_days_change_in_utc()
    {
        var evening = new DateTimeOffset(2026, 3, 14, 23, 0, 0, TimeSpan.FromHours(-5)); // The 15th in UTC.
        var rhythm = First(Now.AddHours(-1), Now.AddHours(-2)).After(Items(3), false, evening.AddDays(2));

        Assert.Equal([2, 0, 0, 3], rhythm.ItemsPerDay);
        Assert.Equal([2, 0, 0, 3, 0, 0], rhythm.UpTo(evening.AddDays(4)).ItemsPerDay);
    }

    [Fact]
    public void Four_weeks_are_kept()
    {
        var rhythm = First(Now.AddHours(-1));
        for (var day = 1; day <= 60; day++)
            rhythm = rhythm.After(Items(day), false, Now.AddDays(day));

        Assert.Equal(Enumerable.Range(33, 28), rhythm.ItemsPerDay);
        Assert.Equal(Enumerable.Repeat(0, 28), rhythm.UpTo(Now.AddYears(1)).ItemsPerDay);
    }

    [Fact]
    public void What_an_outage_held_up_counts_on_its_own_days()
    {
        var found = Items(4) with { NewDates = [Now.AddDays(1), Now.AddDays(2), Now.AddYears(-1)] };

        Assert.Equal([1, 1, 1, 2], First(Now.AddHours(-1)).After(found, false, Now.AddDays(3)).ItemsPerDay);
    }

    [Fact]
    public void The_gap_follows_a_new_rhythm_but_not_a_night()
    {
        var rhythm = First([.. Enumerable.Range(0, 20).Select(item => Now.AddMinutes(-20 * item))]);

        var morning = rhythm.After(Items(1), false, Now.AddHours(10));
        Assert.True(morning.MeanGap < TimeSpan.FromMinutes(40));

        var slower = rhythm;
        for (var hour = 1; hour <= 30; hour++)
            slower = slower.After(Items(1), false, Now.AddHours(3 * hour));
        Assert.InRange(slower.MeanGap!.Value, TimeSpan.FromHours(2.9), TimeSpan.FromHours(3));
    }

    [Fact]
    public void A_clock_that_goes_back_breaks_nothing()
    {
        var found = Items(2) with { NewDates = [Now.AddDays(-30)] };

        Assert.Equal(3, First(Now.AddHours(-1)).After(found, false, Now.AddDays(-30)).ItemsPerDay.Sum());
    }

    private static PollFindings Items(int count) => new() { NewItems = count };

    private static FeedRhythm First(params DateTimeOffset[] dates) =>
        FeedRhythm.Unknown.After(new() { NewItems = dates.Length, NewDates = dates }, isFirstPoll: true, Now);
}
