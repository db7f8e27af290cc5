using Alerts.Core.Articles;

namespace Alerts.Core.Tests.Articles;

public class RepeatedParagraphsTests
{
    private const string Footer = "The Courier is a newsroom in Maryland.";

    [Fact]
    public void A_line_under_most_items_of_a_feed_is_not_part_of_the_story()
    {
        var texts = Items(number => $"<p>Story {number}.</p><p>{(number < 8 ? Footer : "No footer here.")}</p>");

        Assert.Equal("Story 3.", RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]).Text);
    }

    [Fact]
    public void A_repeated_line_goes_also_where_it_is_only_a_part_of_a_paragraph()
    {
        var texts = Items(number => $"<p>Story {number}.<br>{Footer}</p>");

        Assert.Equal("Story 3.", RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]).Text);
    }

    [Fact]
    public void What_remains_keeps_its_kinds()
    {
        var texts = Items(number => $"<p>{Footer}</p><h2>Part {number}</h2><blockquote>Quote {number}.</blockquote>");

        var rest = RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]);

        Assert.Equal("Part 3\n\nQuote 3.", rest.Text);
        Assert.Equal([new(0, 6, BlockKind.Heading), new(8, 8, BlockKind.Quote)], rest.Blocks);
    }

    [Fact]
    public void A_sentence_that_some_stories_share_stays()
    {
        var texts = Items(number => $"<p>Story {number}.</p><p>{(number < 5 ? "The trial goes on." : "Rain.")}</p>");

        Assert.Equal(texts[3], RepeatedParagraphs.Find(texts).RemoveFrom(texts[3]));
    }

    [Fact]
    public void Three_items_are_too_few_to_know_a_habit()
    {
        var texts = Items(_ => $"<p>{Footer}</p>")[..3];

        Assert.Equal(Footer, RepeatedParagraphs.Find(texts).RemoveFrom(texts[0]).Text);
    }

    private static ArticleText[] Items(Func<int, string> html) => [.. Enumerable.Range(0, 10).Select(number => ArticleText.FromHtml(html(number)))];
}
