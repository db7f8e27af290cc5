using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Items;
using Xunit;

namespace Alerts.Core.Tests.Items;

public sealed class ItemIdentityTests
{
    private static readonly FeedItem s_item = new() { Guid = "g1", Link = "https://news.example/1", Title = "One", SummaryHtml = "text" };

    [Fact]
    public void A_guid_makes_the_id_whatever_else_changes() =>
        Assert.Equal(IdOf(s_item), IdOf(s_item with { Guid = " g1 ", Link = "https://news.example/moved", Title = "One, corrected", SummaryHtml = "more" }));

    [Fact]
    public void Without_guid_the_canonical_link_makes_the_id()
    {
        var item = s_item with { Guid = null };

        Assert.Equal(IdOf(item), IdOf(item with { Guid = " ", Link = "https://NEWS.example/1?utm_source=rss#top", Title = "One, corrected" }));
        Assert.NotEqual(IdOf(item), IdOf(item with { Link = "https://news.example/2" }));
    }

    [Fact]
    public void Without_guid_and_link_title_and_text_make_the_id()
    {
        var item = s_item with { Guid = null, Link = null };

        Assert.Equal(IdOf(item), IdOf(item with { Published = DateTimeOffset.UnixEpoch }));
        Assert.NotEqual(IdOf(item), IdOf(item with { Title = "Two" }));
        Assert.NotEqual(IdOf(item), IdOf(item with { SummaryHtml = "other" }));
    }

    [Fact]
    public void The_same_guid_in_another_feed_is_another_article() =>
        Assert.NotEqual(IdOf(s_item), ItemIdentity.IdsOf("other", [s_item], KnownItems.Empty)[0]);

    [Fact]
    public void Items_that_share_a_guid_but_are_different_articles_are_told_apart()
    {
        var other = s_item with { Link = "https://news.example/2", Title = "Two" };

        var ids = ItemIdentity.IdsOf("feed", [s_item, other], KnownItems.Empty);

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids.Reverse(), ItemIdentity.IdsOf("feed", [other, s_item], KnownItems.Empty));
    }

    [Fact]
    public void A_new_article_under_the_guid_of_a_known_one_is_new()
    {
        var known = IdOf(s_item);

        var ids = ItemIdentity.IdsOf("feed", [s_item with { Link = "https://news.example/2", Title = "Two" }, s_item], KnownItems.Empty);

        Assert.NotEqual(known, ids[0]);
    }

    [Theory]
    [InlineData("https://news.example/1", "One, corrected")]
    [InlineData("https://news.example/moved", "One")]
    public void Items_that_share_a_guid_and_their_link_or_title_are_one_article(string link, string title) =>
        Assert.Single(ItemIdentity.IdsOf("feed", [s_item, s_item with { Link = link, Title = title }], KnownItems.Empty).Distinct());

    [Fact]
    public void Items_that_all_link_to_the_front_page_are_told_apart_by_their_titles()
    {
        var item = s_item with { Guid = null, Link = "https://news.example/" };

        Assert.Equal(2, ItemIdentity.IdsOf("feed", [item, item with { Title = "Two" }, item], KnownItems.Empty).Distinct().Count());
    }

    [Theory]
    [InlineData("HTTPS://News.Example:443/Path/?b=2&a=1#part", "https://news.example/Path/?b=2&a=1")]
    [InlineData("https://news.example/1?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=q&mc_cid=m&mc_eid=n", "https://news.example/1?id=7")]
    [InlineData("https://news.example/1?utm_source=x", "https://news.example/1")]
    [InlineData("http://news.example", "http://news.example/")]
    [InlineData("https://news.example:8443/1?q=a%20b&empty=", "https://news.example:8443/1?q=a%20b&empty=")]
    [InlineData(" no link ", "no link")]
    public void A_link_has_one_form(string link, string expected) => Assert.Equal(expected, CanonicalLink.Of(link));

    private static string IdOf(FeedItem item) => ItemIdentity.IdsOf("feed", [item], KnownItems.Empty)[0];
}
