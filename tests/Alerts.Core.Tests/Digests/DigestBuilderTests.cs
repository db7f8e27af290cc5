using Alerts.Core.Digests;

namespace Alerts.Core.Tests.Digests;

public class DigestBuilderTests
{
    [Fact]
    public void The_busiest_entity_comes_first_and_its_newest_article_on_top()
    {
        var digest = Build(
            SampleAlerts.Create("a", "cecot", 1),
            SampleAlerts.Create("b", "bukele", 2),
            SampleAlerts.Create("c", "bukele", 3));

        Assert.Equal(["bukele", "cecot"], digest.Groups.Select(group => group.EntityId));
        Assert.Equal(["c", "b"], digest.Groups[0].Items.Select(item => item.Alert.ArticleId));
        Assert.Equal(3, digest.ItemCount);
    }

    [Fact]
    public void The_same_text_in_three_feeds_is_one_item_that_names_the_others()
    {
        var digest = Build(
            SampleAlerts.Create("a", minute: 0, source: "The Border Wire", title: "Judge orders return"),
            SampleAlerts.Create("b", minute: 1, source: "Prairie Post", title: "Judge orders return"),
            SampleAlerts.Create("c", minute: 2, source: "Harbor Bulletin", title: "Judge orders return"));

        var item = Assert.Single(Assert.Single(digest.Groups).Items);
        Assert.Equal("The Border Wire", item.Alert.Source);
        Assert.Equal(["Prairie Post", "Harbor Bulletin"], item.Copies.Select(copy => copy.Source));
    }

    [Fact]
    public void The_same_link_in_two_feeds_is_one_item()
    {
        var first = SampleAlerts.Create("a", source: "The Border Wire");
        var second = SampleAlerts.Create("b", source: "Aggregator", minute: 1) with { Link = first.Link };

        Assert.Equal(["Aggregator"], Assert.Single(Assert.Single(Build(first, second).Groups).Items).Copies.Select(copy => copy.Source));
    }

    [Fact]
    public void One_story_under_other_headlines_is_one_item_that_names_each_source_once()
    {
        var digest = Build(
            SampleAlerts.Create("a", source: "The Border Wire") with { StoryId = "a" },
            SampleAlerts.Create("b", minute: 1, source: "Prairie Post") with { StoryId = "a" },
            SampleAlerts.Create("c", minute: 2, source: "Prairie Post") with { StoryId = "a" },
            SampleAlerts.Create("d", minute: 3, source: "The Border Wire") with { StoryId = "a" });

        var item = Assert.Single(Assert.Single(digest.Groups).Items);
        Assert.Equal("a", item.Alert.ArticleId);
        Assert.Equal([new DigestCopy("Prairie Post", "https://news.example/b")], item.Copies);
    }

    [Fact]
    public void Two_stories_under_one_headline_are_two_items()
    {
        var digest = Build(
            SampleAlerts.Create("a", source: "The Border Wire", title: "Judge orders return") with { StoryId = "a" },
            SampleAlerts.Create("b", source: "Prairie Post", title: "Judge orders return") with { StoryId = "b" });

        Assert.Equal(2, digest.ItemCount);
    }

    [Fact]
    public void One_page_is_one_item_whatever_stories_its_articles_are_in()
    {
        var digest = Build(
            SampleAlerts.Create("a", source: "The Border Wire") with { StoryId = "a", Link = "https://news.example/a?utm_source=wire" },
            SampleAlerts.Create("b", source: "Prairie Post") with { StoryId = "b", Link = "https://news.example/a" });

        Assert.Equal(1, digest.ItemCount);
    }

    [Fact]
    public void Articles_without_a_link_are_not_taken_for_copies()
    {
        var digest = Build(SampleAlerts.Create("a") with { Link = null }, SampleAlerts.Create("b") with { Link = null });

        Assert.Equal(2, digest.ItemCount);
    }

    private static DigestContent Build(params Alert[] alerts) => DigestBuilder.Build(alerts, "Your alerts", "Etc/UTC", SampleAlerts.Noon);
}
