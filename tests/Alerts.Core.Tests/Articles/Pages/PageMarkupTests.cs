using System.Diagnostics;
using System.Text;
using Alerts.Core.Articles.Pages;
using SmartReader;

namespace Alerts.Core.Tests.Articles.Pages;

public sealed class PageMarkupTests
{
    [Fact]
    public void What_no_article_needs_is_cut_out_and_the_rest_stays_as_it_is()
    {
        var (html, refusal) = PageMarkup.Clean("""
            <!doctype html><html><head><script>if (a < b) document.write("<p>no</p>")</script><style>p > a { }</style></head>
            <body class="page"><!-- <p>no</p> --><svg><path d="M0 0"/><g/></svg><p title="a > b">One &amp; 1 < 2.<br/><a href="/x">two</a></p></body></html>
            """);

        Assert.Null(refusal);
        Assert.Equal(
            """<html><head></head><body class="page"><p title="a > b">One &amp; 1 &lt; 2.<br/><a href="/x">two</a></p></body></html>""",
            html!.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("<div>", "nested")]
    [InlineData("<b>", "nested")]
    [InlineData("<ul><li>a", "nested")]
    [InlineData("<table><tr><td>", "nested")]
    [InlineData("<p><font></p>", "nested")]
    [InlineData("<x-y>", "nested")]
    [InlineData("<a href=x>y</a>", "elements")]
    [InlineData("x<br>", "elements")]
    [InlineData("</p>", "elements")]
    [InlineData("words, ", "MB")]
    public void What_no_article_looks_like_is_refused(string piece, string reason)
    {
        var (html, refusal) = PageMarkup.Clean(new StringBuilder().Insert(0, piece, 2_400_000 / piece.Length).ToString());

        Assert.Null(html);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    /// <summary>The most that passes, in the forms that cost the library most.</summary>
    [Theory]
    [InlineData("<a href=x>y</a>", PageMarkup.MaxElements)]
    [InlineData("x<br>", PageMarkup.MaxElements)]
    [InlineData("<div class=related>x</div>", PageMarkup.MaxElements)]
    [InlineData("<p>a, b, c</p><h2>x</h2>", PageMarkup.MaxElements / 2)]
    [InlineData("<li>a<td>b", PageMarkup.MaxElements / 2)]
    [InlineData("<div><p>", PageMarkup.MaxOpenElements)]
    [InlineData("<b><p>x", PageMarkup.MaxOpenElements)]
    [InlineData("<script>", 200_000)]
    [InlineData("<!--", 200_000)]
    [InlineData("<svg>", 200_000)]
    [InlineData("<plaintext>", 200)]
    public void A_page_that_passes_is_read_in_seconds(string piece, int count)
    {
        var (html, _) = PageMarkup.Clean(
            "<p>Words of a story, one after another.</p>" + new StringBuilder().Insert(0, piece, count - 2));
        Assert.NotNull(html);

        AssertReadInSeconds(html);
    }

    [Fact]
    public void A_tag_with_a_hundred_thousand_attributes_keeps_none()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(number => $" a{number}=1"));

        var (html, _) = PageMarkup.Clean($"<p{attributes}>Words.</p>");

        Assert.Equal("<p>Words.</p>", html);
    }

    [Fact]
    public void Of_more_links_than_a_story_has_the_words_are_kept()
    {
        var (html, _) = PageMarkup.Clean(string.Concat(Enumerable.Range(0, PageMarkup.MaxLinks + 500).Select(number => $"<a href=/{number}>word{number}</a> ")));

        Assert.Equal(PageMarkup.MaxLinks, html!.Split("<a ").Length - 1);
        Assert.Contains("word1999</a>", html, StringComparison.Ordinal);
        Assert.EndsWith("word2498 word2499 ", html, StringComparison.Ordinal);
    }

    private static void AssertReadInSeconds(string html)
    {
        var watch = Stopwatch.StartNew();
        using var reader = new Reader("https://news.example/story", html);
        _ = reader.GetArticle();

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20); // It takes two or three of them, and minutes without the limits.
    }
}
