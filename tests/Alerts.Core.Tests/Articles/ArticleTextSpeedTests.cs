using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Core.Tests.Articles;

public sealed class ArticleTextSpeedTests
{
    private const string Sentence =
        "The men were flown to the Terrorism Confinement Center in March, although a judge had ordered the planes to turn around, lawyers said. ";

    public static TheoryData<string, string> Hostile => new()
    {
        { "deep", "<div>" },
        { "deep inline", "<b>" },
        { "attributes", "<font color=red>" },
        { "lists", "<ul><li>" },
        { "tables", "<table><tr><td>" },
        { "cells with paragraphs", "<table><tr><td><p><b><i>" },
        { "comments", "<div><!--</div>-->" },
        { "open comments", "<!--" },
        { "crossing", "<p><font></p>" },
        { "crossing links", "<a><p></a>" },
        { "one tag", "<a " },
        { "one attribute", "<a x='" },
        { "quotes", "\"'<a b=\"" },
        { "many attributes", "a=b class=c " },
        { "class words", "read-more-Related_" },
        { "scripts", "<script>" },
        { "empty scripts", "<script/><style/>" },
        { "frames", "<iframe/>x" },
        { "references", "&amp&notit;&#x41&" },
        { "ampersands", "&" },
        { "brackets", "<" },
        { "boxes", "<div class=related>x" },
        { "inline boxes", "<span class=ad>x" },
        { "unknown elements", "<x-related>y" },
        { "unknown ends", "</x-related>" },
        { "headings", "<h2>Related</h2><p><a>x</a>" },
        { "lines", "x<br>" },
        { "paragraphs", "<p>a" },
        { "wide text", "photo by a / ap " },
        { "label", "<p>read more " },
        { "credits", "<figcaption>a via b / c (d" },
        { "posts", "The post the post " },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_megabyte_of_hostile_markup_costs_little_time(string name, string piece)
    {
        var html = "<p>The words.</p>" + new StringBuilder().Insert(0, piece, 1_048_000 / piece.Length);

        var (text, time) = Fastest(html);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {time.TotalMilliseconds:0} ms");
        Assert.StartsWith("The words.", text.Text, StringComparison.Ordinal);
        Assert.InRange(time.TotalSeconds, 0, 5); // It takes a tenth of one; a square would take minutes.
    }

    /// <summary>Of three runs, since other tests run beside this one.</summary>
    private static (ArticleText Text, TimeSpan Time) Fastest(string html) => Enumerable.Range(0, 3)
        .Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            return (ArticleText.FromHtml(html), watch.Elapsed);
        })
        .MinBy(run => run.Elapsed);

    [Fact]
    public void An_item_costs_a_few_times_its_own_size()
    {
        string[] items = [.. Enumerable.Range(0, 1_000).Select(Item)];
        foreach (var item in items)
            _ = ArticleText.FromHtml(item); // What is made once at start is no item's cost.
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var item in items)
            _ = ArticleText.FromHtml(item);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        var size = items.Sum(item => 2L * item.Length);
        Assert.InRange((double)allocated / size, 0.1, 8);
    }

    private static string Item(int number)
    {
        var html = new StringBuilder($"<figure class=\"wp-block-image\"><img src=\"https://img.example/{number}.jpg\" alt=\"x\"/><figcaption>The prison. Photo: EFE</figcaption></figure>");
        for (var paragraph = 0; paragraph < 6; paragraph++)
            _ = html.Append(CultureInfo.InvariantCulture, $"<p>Story {number}, part {paragraph}: {Sentence}He&#8217;s <a href=\"https://news.example/{number}?a=1&amp;b=2\">at the prison</a>, Garc&iacute;a said. <em>{Sentence}</em></p>\n");
        return html.Append("""
            <h3>Related stories</h3><ul><li><a href="https://news.example/1">Another headline about something else</a></li><li><a href="https://news.example/2">A third</a></li></ul>
            <div class="sharedaddy"><a href="#">Share on Facebook</a></div>
            <p>The post <a href="#">Story</a> appeared first on <a href="#">News</a>.</p>
            """).ToString();
    }
}
