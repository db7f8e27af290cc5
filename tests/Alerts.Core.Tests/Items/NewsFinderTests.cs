using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Tests.Items;

public class NewsFinderTests
{
    private static readonly Feed s_empty = Feed.Create("https://news.example/feed", "News", DateTimeOffset.UnixEpoch);

    private int _textsRead;

    [Fact]
    public void What_was_seen_is_known_and_its_text_is_not_read_again()
    {
        var (feed, first) = Poll(s_empty, Items(1, 5));
        Assert.All(first.Items, item => Assert.Equal(ItemNovelty.New, item.Novelty));
        _textsRead = 0;

        var (_, second) = Poll(feed, Items(1, 5));

        Assert.All(second.Items, item => Assert.Equal(ItemNovelty.Known, item.Novelty));
        Assert.Equal(0, _textsRead);
    }

    [Fact]
    public void An_item_that_stands_twice_in_a_document_is_one() =>
        Assert.Single(Poll(s_empty, [Item(1), Item(1)]).News.Items);

    [Fact]
    public void A_new_headline_is_a_change_and_told_from_a_new_text()
    {
        var (feed, _) = Poll(s_empty, Items(1, 6));

        var (_, news) = Poll(feed, [Item(1) with { Title = "Corrected headline" }, Item(2) with { SummaryHtml = "<p>Another text.</p>" }, .. Items(3, 4)]);

        Assert.Equal((ItemNovelty.Changed, true), (news.Items[0].Novelty, news.Items[0].HeadlineChanged));
        Assert.Equal((ItemNovelty.Changed, false), (news.Items[1].Novelty, news.Items[1].HeadlineChanged));
        Assert.All(news.Items.Skip(2), item => Assert.Equal(ItemNovelty.Known, item.Novelty));
        Assert.Equal(0, news.NewItems);
    }

    [Fact]
    public void Other_quotation_marks_line_breaks_or_case_are_no_change()
    {
        var (feed, _) = Poll(s_empty, [Item(1) with { Title = "He said \"no\"", SummaryHtml = "One. Two." }]);

        var (_, news) = Poll(feed, [Item(1) with { Title = "He said “NO”", SummaryHtml = "One.\n Two." }]);

        Assert.Equal(ItemNovelty.Known, Assert.Single(news.Items).Novelty);
    }

    [Fact]
    public void A_change_is_told_once()
    {
        var (feed, _) = Poll(s_empty, Items(1, 3));
        (feed, _) = Poll(feed, [Item(1) with { Title = "Corrected headline" }, .. Items(2, 2)]);

        var (_, news) = Poll(feed, [Item(1) with { Title = "Corrected headline" }, .. Items(2, 2)]);

        Assert.All(news.Items, item => Assert.Equal(ItemNovelty.Known, item.Novelty));
    }

    [Fact]
    public void A_new_footer_under_most_items_is_no_change_of_them()
    {
        var (feed, _) = Poll(s_empty, Items(1, 6));

        var (_, news) = Poll(feed, [.. Items(1, 6).Select(item => item with { SummaryHtml = item.SummaryHtml + " Subscribe now." })]);

        Assert.All(news.Items, item => Assert.Equal(ItemNovelty.Known, item.Novelty));
    }

    [Theory]
    [InlineData("https://news.example/story/{0}")]
    [InlineData("https://new-home.example/{0}")]
    public void A_feed_whose_items_all_have_new_guids_is_renumbered_and_no_news(string newLinks)
    {
        var (feed, _) = Poll(s_empty, Items(1, 10));

        var (after, news) = Poll(feed, [.. Items(1, 10).Select((item, index) => item with
        {
            Guid = $"tag:{index}",
            Link = string.Format(System.Globalization.CultureInfo.InvariantCulture, newLinks, index + 1),
        })]);

        Assert.True(news.IsRenumbered);
        Assert.True(news.ReachesBack);
        Assert.All(news.Items, item => Assert.Equal(ItemNovelty.Renumbered, item.Novelty));
        Assert.All(Poll(after, [.. Items(1, 10).Select((item, index) => item with { Guid = $"tag:{index}" })]).News.Items,
            item => Assert.Equal(ItemNovelty.Known, item.Novelty));
    }

    [Fact]
    public void What_is_really_new_in_a_renumbered_feed_is_told()
    {
        var (feed, _) = Poll(s_empty, Items(1, 10));

        var (_, news) = Poll(feed, [Item(11) with { Guid = "tag:11" }, .. Items(1, 9).Select(item => item with { Guid = $"tag:{item.Guid}" })]);

        Assert.True(news.IsRenumbered);
        Assert.Equal("Story 11", Assert.Single(news.Items, item => item.Novelty == ItemNovelty.New).Item.Title);
    }

    [Fact]
    public void A_busy_feed_whose_items_have_all_changed_is_news_and_no_flood()
    {
        var (feed, _) = Poll(s_empty, Items(1, 10));

        var (_, news) = Poll(feed, Items(11, 10));

        Assert.False(news.IsRenumbered);
        Assert.False(news.ReachesBack);
        Assert.Equal(10, news.NewItems);
    }

    [Fact]
    public void A_page_that_always_bears_the_same_address_and_headline_with_another_text_is_news()
    {
        static FeedItem Warning(int number) => new()
        {
            Guid = $"w{number}",
            Link = "https://weather.example/warnings",
            Title = "Storm warning",
            SummaryHtml = $"Warning number {number}.",
        };
        var (feed, _) = Poll(s_empty, [Warning(1)]);

        var (_, news) = Poll(feed, [Warning(2)]);

        Assert.Equal(ItemNovelty.New, Assert.Single(news.Items).Novelty);
    }

    [Fact]
    public void An_article_under_a_guid_that_another_one_bears_is_new_and_the_first_stays_known()
    {
        var (feed, _) = Poll(s_empty, [Item(1)]);
        var other = Item(1) with { Link = "https://news.example/story/2", Title = "Another story", SummaryHtml = "<p>Else.</p>" };

        var (after, news) = Poll(feed, [other, Item(1)]);

        Assert.Equal([ItemNovelty.New, ItemNovelty.Known], news.Items.Select(item => item.Novelty));
        Assert.Equal(ItemNovelty.Known, Assert.Single(Poll(after, [other]).News.Items).Novelty);
        Assert.Equal(ItemNovelty.Known, Assert.Single(Poll(after, [Item(1)]).News.Items).Novelty);
    }

    [Fact]
    public void Two_articles_that_came_under_one_guid_are_both_known_when_only_one_is_left()
    {
        var other = Item(1) with { Link = "https://news.example/story/2", Title = "Another story" };
        var (feed, first) = Poll(s_empty, [Item(1), other]);
        Assert.Equal(2, first.NewItems);

        Assert.Equal(ItemNovelty.Known, Assert.Single(Poll(feed, [Item(1)]).News.Items).Novelty);
        Assert.Equal(ItemNovelty.Known, Assert.Single(Poll(feed, [other]).News.Items).Novelty);
    }

    [Fact]
    public void Items_that_only_link_to_the_front_page_do_not_hide_each_other()
    {
        static FeedItem Note(string title) => new() { Link = "https://news.example/", Title = title, SummaryHtml = title };
        var (feed, _) = Poll(s_empty, [Note("Monday")]);

        Assert.Equal(ItemNovelty.New, Assert.Single(Poll(feed, [Note("Tuesday")]).News.Items).Novelty);
    }

    private (Feed Feed, FeedNews News) Poll(Feed feed, FeedItem[] items)
    {
        var news = NewsFinder.Find(feed, new() { Items = items }, all =>
        {
            _textsRead += all.Count;
            return [.. all.Select(item => new ArticleText(item.SummaryHtml ?? "", ""))];
        });
        return (feed with { KnownItems = news.Known }, news);
    }

    private static FeedItem[] Items(int first, int count) => [.. Enumerable.Range(first, count).Select(Item)];

    private static FeedItem Item(int number) => new()
    {
        Guid = $"g{number}",
        Link = $"https://news.example/story/{number}",
        Title = $"Story {number}",
        SummaryHtml = $"<p>Text of story {number}.</p>",
    };
}
