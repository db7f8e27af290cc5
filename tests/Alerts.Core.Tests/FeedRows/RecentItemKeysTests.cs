using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedRows;

public class RecentItemKeysTests
{
    [Fact]
    public void Keys_survive_their_way_through_the_row()
    {
        var keys = RecentItemKeys.Empty.With(Ids(0, 50));

        var read = RecentItemKeys.FromBytes(keys.ToBytes());

        Assert.All(Ids(0, 50), id => Assert.True(read.Contains(id)));
        Assert.False(read.Contains(Ids(50, 1).Single()));
    }

    [Fact]
    public void Items_that_still_stand_in_the_feed_are_never_the_ones_forgotten()
    {
        var inFeed = Ids(0, 500).ToArray();
        var keys = RecentItemKeys.Empty.With(inFeed);
        for (var poll = 1; poll < 50; poll++)
            keys = keys.With(inFeed.Concat(Ids(poll * 1_000, 40)));

        Assert.Equal(RecentItemKeys.Capacity, keys.Count);
        Assert.All(inFeed, id => Assert.True(keys.Contains(id)));
    }

    [Fact]
    public void The_row_stays_far_below_the_limit_of_a_property() =>
        Assert.True(RecentItemKeys.Empty.With(Ids(0, 10_000)).ToBytes().Length <= 16 * 1024);

    private static IEnumerable<string> Ids(int first, int count) =>
        Enumerable.Range(first, count).Select(number => StableId.Of("article", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
