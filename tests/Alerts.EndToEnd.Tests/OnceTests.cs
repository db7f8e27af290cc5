using Alerts.EndToEnd.Tests.Tools;
using Alerts.Local.Tools;
using AngleSharp.Html.Parser;

namespace Alerts.EndToEnd.Tests;

/// <summary><c>--once</c> as a process, its mails read back from a real mail server.</summary>
public sealed class OnceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _mail = new();
    private NewsServer _news = null!;
    private MailDevProcess _mailDev = null!;
    private MailDevClient _mails = null!;

    public async ValueTask InitializeAsync()
    {
        _news = await NewsServer.StartAsync();
        _mailDev = await MailDevProcess.StartAsync(await InstalledTools.GetAsync(), _mail.Path, null, null, TestContext.Current.CancellationToken);
        _mails = new(_mailDev.WebUrl);
    }

    public async ValueTask DisposeAsync()
    {
        _mails.Dispose();
        await _mailDev.DisposeAsync();
        await _news.DisposeAsync();
        _mail.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Each_reader_gets_the_right_articles_with_the_right_words_marked_once()
    {
        var result = await RunAsync("ana@example.org", "ben@example.org");

        Assert.True(result.ExitCode == 0, result.ToString());
        var summary = result.Summary;
        Assert.Equal((2, 0), (summary.Feeds.Polled, summary.Feeds.Failed));
        Assert.Equal((4, 3), (summary.Articles.New, summary.Articles.Matched));
        Assert.Equal((3, 2, 2, 0), (summary.Alerts, summary.Digests.Planned, summary.Digests.Sent, summary.Failures));

        var mails = await _mails.ListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["ana@example.org", "ben@example.org"], mails.Select(mail => Assert.Single(mail.To).Address).Order());
        foreach (var mail in mails)
        {
            var page = new HtmlParser().ParseDocument(mail.Html!);
            var links = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Where(link => link!.Contains(".example/", StringComparison.Ordinal));
            Assert.Equal(
                ["https://costa.example/bukele", "https://lake-herald.example/news/court", "https://lake-herald.example/news/families?utm_source=rss"],
                links.Distinct().Order());
            var marked = page.QuerySelectorAll(".mark").Select(mark => mark.TextContent).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(["Abrego Garcia", "Bukele", "Kilmar Ábrego García", "Nayib Bukele", "Terrorism Confinement Center"], marked);
            Assert.Contains("alias “Terrorism Confinement Center”", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("opens an office", mail.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_run_on_the_same_data_downloads_nothing_and_sends_nothing()
    {
        await RunAsync("ana@example.org");
        var before = _news.Statuses.Count;

        var second = await RunAsync("ana@example.org");

        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Equal([304, 304], _news.Statuses.Skip(before));
        Assert.Equal((2, 0, 0), (second.Summary.Feeds.Polled, second.Summary.Articles.New, second.Summary.Digests.Planned));
        Assert.Single(await _mails.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mail_headers_say_how_to_leave_and_that_a_machine_wrote()
    {
        await RunAsync("ana@example.org");

        var mail = Assert.Single(await _mails.ListAsync(TestContext.Current.CancellationToken));
        var headers = (await _mails.GetMessageAsync(mail.Id, TestContext.Current.CancellationToken)).Headers;
        Assert.Equal("List-Unsubscribe=One-Click", headers["List-Unsubscribe-Post"]);
        Assert.Contains("/unsubscribe?", headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.DoesNotContain("ana", headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("auto-generated", headers["Auto-Submitted"]);
        Assert.NotNull(headers["Message-Id"]);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_delays_the_mail_until_it_is_back_and_then_it_comes_once()
    {
        var port = _mailDev.SmtpPort;
        await _mailDev.DisposeAsync();

        var down = await RunAsync("ana@example.org");
        Assert.True(down.ExitCode == 1, down.ToString());
        Assert.Equal((1, 0), (down.Summary.Digests.Planned, down.Summary.Digests.Sent));
        Assert.Contains("stay planned", down.Error, StringComparison.Ordinal);

        await using var again = await MailDevProcess.StartAsync(await InstalledTools.GetAsync(), _mail.Path, null, port, TestContext.Current.CancellationToken);
        using var mails = new MailDevClient(again.WebUrl);
        var up = await RunAsync("ana@example.org");

        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Equal(1, up.Summary.Digests.Sent);
        Assert.Single(await mails.ListAsync(TestContext.Current.CancellationToken));
        await RunAsync("ana@example.org");
        Assert.Single(await mails.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bad_feeds_get_their_named_error_and_hurt_no_other()
    {
        string[] bad = ["http://127.0.0.1:9/dead", "bad/slow", "bad/html", "bad/bomb", "bad/large", "bad/loop"];

        var result = await LocalProcess.RunAsync(
            ["--once", "--json", "--data", _data.Path, "--port", "0", "--smtp", $"127.0.0.1:{_mailDev.SmtpPort}",
             "--watchlist", TestData("watchlist.json"), "--subscribe", "ana@example.org", "--feeds", $"{_news.Url}/feeds/lake-herald.xml",
             .. bad.SelectMany(path => new[] { "--feeds", path.StartsWith("http", StringComparison.Ordinal) ? path : $"{_news.Url}/{path}" })]);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal((7, 6), (result.Summary.Feeds.Polled, result.Summary.Feeds.Failed));
        Assert.Equal(1, result.Summary.Digests.Sent);
        Assert.Single(await _mails.ListAsync(TestContext.Current.CancellationToken));
    }

    private Task<LocalResult> RunAsync(params string[] subscribers) => LocalProcess.RunAsync(
        ["--once", "--json", "--data", _data.Path, "--port", "0", "--smtp", $"127.0.0.1:{_mailDev.SmtpPort}",
         "--feeds", $"{_news.Url}/feeds/lake-herald.xml", "--feeds", $"{_news.Url}/feeds/costa.json", "--watchlist", TestData("watchlist.json"),
         .. subscribers.SelectMany(address => new[] { "--subscribe", address })]);

    private static string TestData(string name) => Path.Combine(AppContext.BaseDirectory, "TestData", name);
}
