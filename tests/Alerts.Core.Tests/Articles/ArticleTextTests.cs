using System.Diagnostics;
using System.Text;
using Alerts.Core.Articles;
using Xunit;

namespace Alerts.Core.Tests.Articles;

public sealed class ArticleTextTests
{
    private static string TextOf(string html) => ArticleText.FromHtml(html).Text;

    [Fact]
    public void Paragraphs_headings_lists_and_quotes_are_paragraphs_of_their_own()
    {
        var text = TextOf("""
            <h2>What happened</h2>
            <p>Kilmar <b>Abrego</b>&nbsp;García was
               <a href="https://x.example">deported</a>.</p><p>He is at CECOT.</p>
            <ul><li>First point</li><li>Second <i>point</i></li></ul>
            <blockquote><p>“An error.”</p></blockquote>
            <table><tr><td>March</td><td>15</td></tr><tr><td>April</td><td>4</td></tr></table>
            """);

        Assert.Equal(
            "What happened\n\nKilmar Abrego García was deported.\n\nHe is at CECOT.\n\nFirst point\n\nSecond point\n\n“An error.”\n\nMarch 15\n\nApril 4",
            text);
    }

    [Theory]
    [InlineData("one<br>two", "one\ntwo")]
    [InlineData("one<br/> <br/>two", "one\n\ntwo")]
    [InlineData("<div>one</div>two<div>three</div>", "one\n\ntwo\n\nthree")]
    [InlineData("<span>one</span><span>two</span> <em>three</em>", "onetwo three")]
    [InlineData("<p>AT&amp;T &amp;lt;b&amp;gt; &eacute; &#8212; x</p>", "AT&T &lt;b&gt; é — x")]
    [InlineData("<p>a\u202Eb\u0007c\u200Bd&#8203;e</p>", "abcde")]
    [InlineData("<p>not closed<p>twice", "not closed\n\ntwice")]
    [InlineData("<p></p><p> &nbsp; </p><p>x</p>", "x")]
    [InlineData("", "")]
    public void Markup_becomes_text(string html, string expected) => Assert.Equal(expected, TextOf(html));

    [Theory]
    [InlineData("Plain text &amp; more &lt;b&gt;", "Plain text & more <b>")]
    [InlineData("one\ntwo\n\nthree\r\n\r\nfour", "one two\n\nthree\n\nfour")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("  much   space ", "much space")]
    public void Text_without_tags_passes_through(string text, string expected) => Assert.Equal(expected, TextOf(text));

    [Theory]
    [InlineData("<script>track('<p>x</p>')</script>")]
    [InlineData("<style>p { color: red }</style>")]
    [InlineData("<noscript>Switch on scripts</noscript>")]
    [InlineData("<form><label>Mail</label><input><button>Go</button></form>")]
    [InlineData("<nav><a href='/'>Home</a> World</nav>")]
    [InlineData("<aside><p>By the way</p></aside>")]
    [InlineData("<footer>All rights reserved</footer>")]
    [InlineData("<figure><img src=x alt='x'><figcaption>Photo: EFE</figcaption></figure>")]
    [InlineData("<figure><figcaption>Foto: La entrada del CECOT. Archivo / EFE</figcaption></figure>")]
    [InlineData("<figure><figcaption><span class='credit'>Ana Ruiz</span></figcaption></figure>")]
    [InlineData("<div class='related-posts'><p>Another story</p></div>")]
    [InlineData("<div class='relatedPosts'><p>Another story</p></div>")]
    [InlineData("<div id='jp-relatedposts'><p>Another story</p></div>")]
    [InlineData("<div class='sharedaddy sd-sharing'><p>Tell others</p></div>")]
    [InlineData("<section class='c-newsletter'><p>Our best stories by mail.</p></section>")]
    [InlineData("<div class='promo_box'>Buy now</div>")]
    [InlineData("<div class='module trending'><p>Something else</p></div>")]
    [InlineData("<div role='navigation'>Home</div>")]
    [InlineData("<p hidden>Preview</p>")]
    [InlineData("<h3>More headlines</h3><ul><li><a href='#'>Other story one</a></li><li><a href='#'>Other story two</a></li></ul>")]
    [InlineData("<p><strong>Related:</strong></p><ul><li>Other story</li></ul>")]
    [InlineData("<p><b>Related stories</b></p><p><a href='#'>Other story one</a></p><p><a href='#'>Other story two</a></p>")]
    [InlineData("<h4>Similar Posts</h4><h5><a href='#'>Other story</a></h5>")]
    [InlineData("<h3>Trending now</h3><ol><li>Other story</li></ol>")]
    [InlineData("<h3>Most read</h3><ol><li>Other story</li></ol>")]
    [InlineData("<p>Most read</p><p><a href='#'>Other story</a></p>")]
    [InlineData("<p><strong>También te puede interesar</strong></p><ul><li><a href='#'>Otra nota</a></li></ul>")]
    [InlineData("<h3>Te puede interesar:</h3><p><a href='#'>Otra nota</a></p>")]
    [InlineData("<h3>Más noticias</h3><ul><li><a href='#'>Otra nota</a></li></ul>")]
    [InlineData("<h3>NOTICIAS RELACIONADAS</h3><p><a href='#'>Otra nota</a></p>")]
    [InlineData("<h3>Lo más leído</h3><ol><li>Otra nota</li></ol>")]
    [InlineData("<h3>Newsletter</h3>")]
    [InlineData("<p><strong>Sign up for our daily briefing</strong></p>")]
    [InlineData("<h4>Suscríbete a nuestro boletín</h4>")]
    [InlineData("<p>Read more: <a href='#'>Other story</a></p>")]
    [InlineData("<p>Lea también: <a href='#'>Otra nota</a></p>")]
    [InlineData("<p><a href='#'>Other story</a> | <a href='#'>Another</a></p>")]
    [InlineData("<p>Share on Facebook</p>")]
    [InlineData("<p>Compartir en WhatsApp</p>")]
    [InlineData("<p><a href='#'>Facebook</a> <a href='#'>Twitter</a> <a href='#'>WhatsApp</a></p>")]
    [InlineData("<p>Photo: Marvin Recinos / AFP</p>")]
    [InlineData("<p>Foto: Presidencia de El Salvador</p>")]
    [InlineData("<p>(Photo by Alex Brandon)</p>")]
    [InlineData("<p>The post <a href='#'>CECOT holds 252</a> appeared first on <a href='#'>News</a>.</p>")]
    public void What_is_not_the_story_is_left_out(string box)
    {
        var text = TextOf($"<p>The story begins with a sentence of some length.</p>{box}<p>The story goes on with another sentence.</p>");

        Assert.Equal("The story begins with a sentence of some length.\n\nThe story goes on with another sentence.", text);
    }

    [Theory]
    [InlineData("<ul><li>a list of the story</li><li><a href='#'>with a link</a></li></ul>", "a list of the story\n\nwith a link")]
    [InlineData("<h3>Related to the case, two men were freed</h3><ul><li>One</li></ul>", "Related to the case, two men were freed\n\nOne")]
    [InlineData("<h3>Trending toward autocracy</h3>", "Trending toward autocracy")]
    [InlineData("<p><strong>The most read law in the country</strong></p>", "The most read law in the country")]
    [InlineData("<p>He shared the post on Facebook.</p>", "He shared the post on Facebook.")]
    [InlineData("<p>Photo albums were found in the cell.</p>", "Photo albums were found in the cell.")]
    [InlineData("<p>Read the <a href='#'>ruling</a> in full.</p>", "Read the ruling in full.")]
    [InlineData("<figure><figcaption>Inmates at CECOT in March.</figcaption></figure>", "Inmates at CECOT in March.")]
    [InlineData("<figure><figcaption>The prison. Photo: EFE</figcaption></figure>", "The prison.")]
    [InlineData("<figure><figcaption>Inmates at CECOT (Getty Images)</figcaption></figure>", "Inmates at CECOT")]
    [InlineData("<figure><figcaption>Inmates at CECOT. <span class='photo-credit'>Ana Ruiz</span></figcaption></figure>", "Inmates at CECOT.")]
    [InlineData("<p>Read the story. <a href='#'>Continue reading CECOT holds 252</a></p>", "Read the story.")]
    [InlineData("<p class='shareholder-note unrelated'>A class that only sounds so.</p>", "A class that only sounds so.")]
    [InlineData("<header><h1>Headline</h1></header>", "Headline")]
    [InlineData("<p>Suscríbete, dijo el presidente, y miles lo hicieron en un día.</p>", "Suscríbete, dijo el presidente, y miles lo hicieron en un día.")]
    public void What_may_be_the_story_stays(string html, string expected) =>
        Assert.Equal($"Before.\n\n{expected}\n\nAfter.", TextOf($"<p>Before.</p>{html}<p>After.</p>"));

    [Fact]
    public void The_story_goes_on_after_a_box()
    {
        var text = TextOf("""
            <p>One.</p><h3>Related</h3><ul><li><a href="#">Other</a></li></ul><p>Two, with a <a href="#">link</a>.</p>
            <h3>Newsletter</h3><p>Three.</p>
            """);

        Assert.Equal("One.\n\nTwo, with a link.\n\nThree.", text);
    }

    [Fact]
    public void A_wrapper_with_the_name_of_a_box_is_kept_when_it_holds_the_story() =>
        Assert.Equal(
            "The story, all of it.",
            TextOf("<div class='newsletter-article'><p>The story, all of it.</p></div><div class='share'>Tell</div>"));

    [Fact]
    public void Where_nothing_would_remain_the_links_stay() =>
        Assert.Equal("Court orders return", TextOf("<p><a href='#'>Court orders return</a></p>"));

    [Theory]
    [InlineData("<div>", 5_000)]
    [InlineData("<div>", 200_000)]
    [InlineData("<b>", 300_000)]
    [InlineData("<font color=red>", 60_000)]
    [InlineData("<ul><li>", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<div><!--</div>-->", 50_000)]
    [InlineData("<p><font></p>", 80_000)]
    [InlineData("<a ", 300_000)]
    public void Markup_nested_beyond_reason_costs_little_time_and_no_stack(string piece, int count)
    {
        var watch = Stopwatch.StartNew();

        var text = TextOf("<p>The words.</p>" + new StringBuilder().Insert(0, piece, count));

        Assert.StartsWith("The words.", text, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Words_inside_5000_elements_are_found() =>
        Assert.Equal("deep\n\nafter", TextOf(new StringBuilder().Insert(0, "<div>", 5_000) + "deep" + new StringBuilder().Insert(0, "</div>", 5_000) + "after"));

    [Fact]
    public void Text_has_at_most_200000_characters()
    {
        var text = TextOf(string.Concat(Enumerable.Repeat("<p>Some words of a paragraph.</p>", 50_000)));

        Assert.InRange(text.Length, 190_000, 200_000);
    }
}
