using System.Globalization;
using System.Text;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Pages;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Core.Tests.Articles.Pages;

/// <summary>A publisher whose feed tells little and whose pages tell all.</summary>
public sealed class ArticlePagesTests : FeedClientFixture
{
    private const string Story =
        "The delegation reached the prison on Friday morning and waited for two hours before the gate. Officials then told its members that no visit "
        + "would be possible without a judge's order, although a letter had announced them weeks before.";

    private readonly List<string> _paths = [];
    private string? _robots;
    private RequestDelegate _page = context => Html(context, Page(Story));

    [Fact]
    public async Task A_summary_is_replaced_by_the_story_of_its_page_and_nothing_else_of_it()
    {
        var article = Assert.Single(await CompleteAsync(Summary("A delegation was turned away.")));

        Assert.Equal(ArticleTextSource.Page, article.TextSource);
        Assert.Contains("without a judge's order", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Most read", article.Text, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/story"], _paths);
    }

    [Fact]
    public async Task A_feed_that_is_not_switched_on_and_an_article_that_is_whole_ask_for_nothing()
    {
        await CompleteAsync(readsPages: false, Summary("Short."));
        await CompleteAsync(Summary("Whole.") with { TextSource = ArticleTextSource.FeedContent });

        Assert.Empty(_paths);
    }

    [Fact]
    public async Task Robots_txt_is_asked_once_and_kept_to()
    {
        _robots = "User-agent: *\nDisallow: /story";

        var articles = await CompleteAsync(Summary("First."), Summary("Second."));

        Assert.All(articles, article => Assert.Equal(
            (ArticleTextSource.SummaryInsteadOfPage, "The site's robots.txt does not allow it."), (article.TextSource, article.TextNote)));
        Assert.Equal(["/robots.txt"], _paths);
    }

    [Fact]
    public async Task A_redirect_to_where_robots_txt_does_not_let_us_brings_no_text()
    {
        _robots = "User-agent: *\nDisallow: /closed";
        _page = RedirectTo(_ => "/closed");

        var article = Assert.Single(await CompleteAsync(Summary("First.")));

        Assert.Equal(("First.", "The link leads to a page that its site's robots.txt does not allow."), (article.Text, article.TextNote));
    }

    [Fact]
    public async Task What_a_site_allows_is_forgotten_when_its_day_is_over()
    {
        await using var first = await ScriptedServer.AnsweringAsync("");
        await using var second = await ScriptedServer.AnsweringAsync("");
        using var client = ClientWith(new PrivateNetworkAccess());
        var gate = new RobotsGate(client, Time);

        await gate.AllowsAsync(new(first.Url), Token);
        Time.Advance(TimeSpan.FromHours(24));
        await gate.AllowsAsync(new(second.Url), Token);

        Assert.Equal(1, gate.Sites);
    }

    [Theory]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("410")]
    public async Task A_site_that_keeps_its_rules_from_us_has_none_for_us(string status)
    {
        _robots = status;

        Assert.Equal(ArticleTextSource.Page, Assert.Single(await CompleteAsync(Summary("First."))).TextSource);
    }

    [Fact]
    public async Task A_page_is_read_in_the_charset_that_only_it_names()
    {
        _page = async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-2")!
                .GetBytes(Page(Story + " The mayor of Łódź came too.").Replace("<head>", "<head><meta charset=iso-8859-2>", StringComparison.Ordinal)));
        };

        Assert.Contains("Łódź", Assert.Single(await CompleteAsync(Summary("First."))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("503")]
    public async Task A_site_that_cannot_say_what_it_allows_is_left_alone(string status)
    {
        _robots = status;

        Assert.Equal("The site's robots.txt does not allow it.", Assert.Single(await CompleteAsync(Summary("First."))).TextNote);
    }

    [Theory]
    [InlineData(404, "text/html", "", "The server answered 404 Not Found.")]
    [InlineData(500, "text/html", "", "The server answered 500 Internal Server Error.")]
    [InlineData(200, "application/pdf", "%PDF", "The link leads to application/pdf, not to a page.")]
    [InlineData(200, "text/html", "<html><body><p>Subscribe to read.</p></body></html>", null)]
    public async Task What_is_no_story_leaves_the_summary_and_says_why(int status, string type, string body, string? reason)
    {
        _page = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body);
        };

        var article = Assert.Single(await CompleteAsync(Summary("A delegation was turned away.")));

        Assert.Equal(("A delegation was turned away.", ArticleTextSource.SummaryInsteadOfPage), (article.Text, article.TextSource));
        Assert.Equal(reason ?? article.TextNote, article.TextNote);
        Assert.NotEmpty(article.TextNote!);
    }

    [Fact]
    public async Task No_poll_asks_for_more_pages_than_a_publisher_would_like()
    {
        var articles = await CompleteAsync([.. Enumerable.Range(0, 25).Select(number => Summary($"Summary {number}."))]);

        Assert.Equal(ArticlePages.MostPages, articles.Count(article => article.TextSource == ArticleTextSource.Page));
        Assert.Equal(ArticlePages.MostPages, _paths.Count(path => path == "/story"));
    }

    [Theory]
    [InlineData(429, null, 2)]
    [InlineData(429, "600", 1)]
    [InlineData(503, "600", 1)]
    public async Task A_site_that_asks_to_wait_is_asked_for_no_other_page(int status, string? retryAfter, int asked)
    {
        _page = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        await using var server = await StartAsync();
        using var client = ClientWith(new PrivateNetworkAccess());
        var pages = PagesOf(client);

        // Without a time to wait, the next poll tries again.
        var first = await CompleteAsync(server, pages, Summary("First."), Summary("Second."), Summary("Third."));
        await CompleteAsync(server, pages, Summary("Fourth."), Summary("Fifth."));

        Assert.All(first, article => Assert.Equal(ArticleTextSource.SummaryInsteadOfPage, article.TextSource));
        Assert.Equal(asked, _paths.Count(path => path == "/story"));

        Time.Advance(TimeSpan.FromMinutes(10));
        await CompleteAsync(server, pages, Summary("Sixth."));
        Assert.Equal(asked + 1, _paths.Count(path => path == "/story"));
    }

    [Fact]
    public async Task Links_that_lead_to_a_closed_site_are_followed_once_a_poll()
    {
        _robots = "User-agent: *\nDisallow: /closed";
        _page = RedirectTo(request => $"http://localhost:{request.Host.Port}/closed");

        var articles = await CompleteAsync(Summary("First."), Summary("Second."), Summary("Third."));

        Assert.All(articles, article => Assert.EndsWith(
            "The link leads to a page that its site's robots.txt does not allow.", article.TextNote, StringComparison.Ordinal));
        Assert.Single(_paths, path => path == "/closed");
    }

    [Fact]
    public async Task A_page_that_never_ends_costs_the_other_articles_nothing_but_their_pages()
    {
        var asked = new TaskCompletionSource();
        _page = context =>
        {
            asked.SetResult();
            return Aborted(context);
        };

        var completing = CompleteAsync(Summary("First."), Summary("Second."));
        await asked.Task;
        Time.Advance(ArticlePages.Patience);

        Assert.All(await completing, article => Assert.Equal(ArticleTextSource.SummaryInsteadOfPage, article.TextSource));
        Assert.Single(_paths, path => path == "/story");
    }

    [Theory]
    [InlineData("One sentence that ends.", false)]
    [InlineData("The court said on Friday that […]", true)]
    [InlineData("The court said on Friday that...", true)]
    [InlineData("The court spoke. Read more", true)]
    [InlineData("The court spoke. Continue reading »", true)]
    [InlineData("El tribunal habló el viernes. Leer más…", true)]
    [InlineData("", true)]
    public void A_text_that_is_cut_off_shows_it_at_its_end(string text, bool isCutOff) => Assert.Equal(isCutOff, ItemText.IsCutOff(text));

    [Fact]
    public void The_longer_of_an_items_texts_is_the_story()
    {
        Assert.Equal("<p>All of it, at length.</p>", ItemText.MarkupOf(new() { ContentHtml = "Short.", SummaryHtml = "<p>All of it, at length.</p>" }));
        Assert.Equal("<p>All of it, at length.</p>", ItemText.MarkupOf(new() { SummaryHtml = "Short.", ContentHtml = "<p>All of it, at length.</p>" }));
        Assert.Equal(ArticleTextSource.FeedSummary, ItemText.SourceOf(new() { SummaryHtml = "Short." }, "Short."));
        Assert.Equal(ArticleTextSource.FeedContent, ItemText.SourceOf(new() { ContentHtml = "Short." }, "Short."));
        Assert.Equal(ArticleTextSource.FeedSummary, ItemText.SourceOf(new() { ContentHtml = "Cut […]" }, "Cut […]"));
    }

    private Task<Article[]> CompleteAsync(params Article[] articles) => CompleteAsync(readsPages: true, articles);

    private async Task<Article[]> CompleteAsync(bool readsPages, params Article[] articles)
    {
        await using var server = await StartAsync();
        using var client = ClientWith(new PrivateNetworkAccess());
        var pages = PagesOf(client);
        using var round = pages.Begin(FeedAt(server.Url) with { ReadsPages = readsPages });
        Article[] linked = [.. articles.Select(article => article with { Link = server.Url + "/story" })];
        var completed = await pages.CompleteAsync(linked, round, Token);
        var asked = _paths.Count;

        // As when the feed's row has changed meanwhile, and all is worked out once more.
        Assert.Equal(completed, await pages.CompleteAsync(linked, round, Token));
        Assert.Equal(asked, _paths.Count);
        return completed;
    }

    private static async Task<Article[]> CompleteAsync(ScriptedServer server, ArticlePages pages, params Article[] articles)
    {
        using var round = pages.Begin(FeedAt(server.Url) with { ReadsPages = true });
        return await pages.CompleteAsync([.. articles.Select(article => article with { Link = server.Url + "/story" })], round, Token);
    }

    private ArticlePages PagesOf(FeedClient client) => new(new(client, new(client, Time)), new(), Time, NullLogger<ArticlePages>.Instance);

    private Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync(async context =>
    {
        _paths.Add(context.Request.Path.Value!);
        if (context.Request.Path != "/robots.txt")
            await _page(context);
        else if (_robots is null || int.TryParse(_robots, CultureInfo.InvariantCulture, out _))
            context.Response.StatusCode = int.Parse(_robots ?? "404", CultureInfo.InvariantCulture);
        else
            await context.Response.WriteAsync(_robots);
    });

    private static Article Summary(string text) => new()
    {
        Id = StableId.Of(text),
        FeedId = "feed",
        Source = "News",
        Title = "A delegation at the gate",
        Text = text,
        TextSource = ArticleTextSource.FeedSummary,
        FirstSeen = DateTimeOffset.UnixEpoch,
    };

    /// <summary>All pages lead to the closed one, which would be a story.</summary>
    private static RequestDelegate RedirectTo(Func<HttpRequest, string> closed) => context =>
    {
        if (context.Request.Path == "/closed")
            return Html(context, Page(Story));
        context.Response.Redirect(closed(context.Request));
        return Task.CompletedTask;
    };

    private static async Task Html(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html);
    }

    private static string Page(string story) =>
        "<!doctype html><html><head><title>A delegation at the gate</title></head><body><nav><a href=/>Home</a><a href=/world>World</a></nav><main><article>"
        + $"<h1>A delegation at the gate</h1><p>{story}</p><p>{story} A hearing is set for Monday.</p><p>{story} The ministry did not answer questions.</p>"
        + "</article></main><aside><h3>Most read</h3><ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul></aside></body></html>";
}
