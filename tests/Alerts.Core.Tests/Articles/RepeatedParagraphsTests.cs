using Alerts.Core.Articles;

namespace Alerts.Core.Tests.Articles;

public class RepeatedParagraphsTests
{
    private const string Footer = "The Courier is a newsroom in Maryland.";

    [Fact]
    public void A_line_under_most_items_of_a_feed_is_not_part_of_the_story()
    {
        string[] texts = [.. Enumerable.Range(0, 10).Select(number => $"Story {number}.\n\n{(number < 8 ? Footer : "No footer here.")}")];

        Assert.Equal("Story 3.", RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]));
    }

    [Fact]
    public void A_sentence_that_some_stories_share_stays()
    {
        string[] texts = [.. Enumerable.Range(0, 10).Select(number => $"Story {number}.\n\n{(number < 5 ? "The trial goes on." : "Rain.")}")];

        Assert.Equal(texts[3], RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]));
    }

    [Fact]
    public void Three_items_are_too_few_to_know_a_habit()
    {
        string[] texts = [Footer, Footer, Footer];

        Assert.Equal(Footer, RepeatedParagraphs.Find(texts).RemoveFrom(Footer));
    }
}
