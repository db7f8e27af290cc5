using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class MatcherGrowthTests
{
    private const int Megabyte = 1 << 20;

    private static readonly TrackedEntity Hostile = Watching.Entity(
        "San Salvador",
        [
            // Each prefix of a long run is an alias, and the longest fails at its last word only.
            .. Enumerable.Range(2, 20).Select(count => new Alias(string.Join(' ', Enumerable.Repeat("a", count)))),
            new Alias(string.Join(' ', Enumerable.Repeat("a", 98)) + " b"),
            Watching.Needing("García", "a a", "CECOT"),
            Watching.NeedingAll("García", "Maryland", "García"),
        ]) with
    { Exclude = ["CECOT Group", "a a b"] };

    public static TheoryData<string> HostileTexts =>
    [
        "a ", "a-", "a'", "a\n", "San ", "García ", "CECOT Group ", "a a b ",
        "\u0301", "e\u0301", "\u200B", " ", "\r\n", "''", "I.", "İ", "x", "\uD83D", "CECOT",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Work_and_memory_grow_no_faster_than_a_hostile_text(string unit)
    {
        var matcher = Watching.Matcher(Hostile);
        var (steps, bytes) = Cost(matcher, Repeat(unit, Megabyte / 64));
        var (moreSteps, moreBytes) = Cost(matcher, Repeat(unit, Megabyte / 32));

        Assert.InRange(moreSteps, 0, (2.1 * steps) + 1_000);
        // Lists double their room, so memory comes in steps.
        Assert.InRange(moreBytes, 0, (4.2 * bytes) + 100_000);
    }

    [Fact]
    public void A_megabyte_that_nearly_matches_everywhere_is_read_in_a_bounded_number_of_steps()
    {
        var longAlias = new Alias(string.Join(' ', Enumerable.Repeat("a", 98)) + " b");
        var matcher = Watching.Matcher(Watching.Entity("San Salvador", longAlias));

        Assert.Empty(matcher.Match("", Repeat("a ", Megabyte), null, out var steps).Mentions);

        Assert.InRange(steps, 0, 110 * Megabyte / 2); // 98 words of an alias for each word of the text, and its characters.
    }

    [Fact]
    public void Ten_thousand_aliases_cost_no_more_than_ten()
    {
        var text = Repeat("Nayib Bukele met nobody near name 17 of town 4. ", 64_000);
        var (steps, bytes) = Cost(Named(10), text);
        var (manySteps, manyBytes) = Cost(Named(10_000), text);

        Assert.InRange(manySteps, steps, 1.2 * steps);
        Assert.InRange(manyBytes, 0, (1.2 * bytes) + 10_000);
    }

    [Fact]
    public void Ten_thousand_mentions_of_one_article_are_all_found()
    {
        var matches = Named(10).Match("", Repeat("Nayib Bukele ", 10_000 * "Nayib Bukele ".Length), "en");

        Assert.Equal(10_000, matches.Mentions.Count);
        Assert.False(matches.IsCut);
    }

    [Fact]
    public void An_article_with_more_hits_than_are_followed_says_so()
    {
        var matches = Watching.Matcher(Hostile).Match("", Repeat("García ", 4 * Megabyte), null);

        Assert.True(matches.IsCut);
        Assert.NotEmpty(matches.Rejected);
    }

    [Fact]
    public void Entities_that_share_an_alias_are_weighed_up_to_the_same_bound()
    {
        var matcher = Watching.Matcher([.. Enumerable.Range(0, 400).Select(number =>
            Watching.Entity($"Town {number} Name", new Alias("Salvador")) with { Id = $"town-{number}" })]);

        var matches = matcher.Match("", Repeat("Salvador ", 50_000), null);

        Assert.True(matches.IsCut);
        Assert.InRange(matches.Mentions.Count, 1, WatchlistMatcher.MostHits);
    }

    [Fact]
    public void An_article_without_a_watched_name_leaves_no_garbage()
    {
        var matcher = Named(1_000);
        var text = Repeat("Rain fell on the capital, and Óscar’s café closed. ", 4_000);
        _ = matcher.Match("Rain", text, "en");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            _ = matcher.Match("Rain", text, "en");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_threads_may_use_one_matcher()
    {
        var matcher = Named(1_000);
        var text = Repeat("Nayib Bukele and Town 17 Name. ", 4_000);
        var alone = matcher.Match("Town 3 Name", text, "en").Mentions;

        Assert.NotEmpty(alone);
        Parallel.For(0, 16, _ => Assert.Equal(alone, matcher.Match("Town 3 Name", text, "en").Mentions));
    }

    private static WatchlistMatcher Named(int count) => Watching.Matcher(
    [
        Watching.Entity("Nayib Bukele"),
        .. Enumerable.Range(0, count).Select(number => Watching.Entity($"Town {number} Name") with { Id = $"town-{number}" }),
    ]);

    private static (long Steps, long Bytes) Cost(WatchlistMatcher matcher, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = matcher.Match("", text, null, out var steps).Mentions;
        return (steps, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
