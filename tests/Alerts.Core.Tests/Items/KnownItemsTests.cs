using System.Globalization;
using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Tests.Items;

public class KnownItemsTests
{
    [Fact]
    public void Items_survive_their_way_through_the_row()
    {
        var known = KnownItems.Empty.With(Items(0, 50));

        var read = KnownItems.FromBytes(known.ToBytes());

        Assert.All(Enumerable.Range(0, 50), number => Assert.Equal(Item(number), read.Find(IdOf(number))));
        Assert.Null(read.Find(IdOf(50)));
    }

    [Fact]
    public void Items_that_still_stand_in_the_feed_are_never_the_ones_forgotten()
    {
        var known = KnownItems.Empty.With(Items(0, 500));
        for (var poll = 1; poll < 50; poll++)
            known = known.With(Items(0, 500).Concat(Items(poll * 1_000, 40)));

        Assert.Equal(KnownItems.Capacity, known.Count);
        Assert.All(Enumerable.Range(0, 500), number => Assert.True(known.Contains(IdOf(number))));
    }

    [Fact]
    public void The_latest_form_of_an_item_is_the_one_kept()
    {
        var known = KnownItems.Empty.With([Item(1)]).With([Item(1) with { Title = 99 }]);

        Assert.Equal(99u, known.Find(IdOf(1))?.Title);
    }

    [Fact]
    public void The_row_stays_below_the_limit_of_a_property() =>
        Assert.True(KnownItems.Empty.With(Items(0, 10_000)).ToBytes().Length <= 48 * 1024);

    private static IEnumerable<KnownItem> Items(int first, int count) => Enumerable.Range(first, count).Select(Item);

    private static KnownItem Item(int number) => new(KnownItem.KeyOf(IdOf(number)), (uint)number + 1, (uint)number + 2, (uint)number + 3, (uint)number + 4);

    private static string IdOf(int number) => StableId.Of("article", number.ToString(CultureInfo.InvariantCulture));
}
