using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Benchmarks;

/// <summary>Feeds of made-up articles, the same in each run, served on loopback.</summary>
internal sealed class GeneratedFeeds : IAsyncDisposable
{
    private const int ArticleBytes = 3_000;

    private static readonly string[] Words =
        "the council voted on a plan for new roads and bridges while farmers near river said rain came late this year and prices rose in every market town according to officials who spoke after meeting with teachers nurses drivers from north valley".Split(' ');

    private readonly WebApplication _app;

    private GeneratedFeeds(WebApplication app, int feeds)
    {
        _app = app;
        Count = feeds;
    }

    public int Count { get; }

    public IEnumerable<string> Addresses => Enumerable.Range(0, Count).Select(feed => $"{_app.Urls.Single()}/feeds/{feed}");

    /// <param name="matchEvery">One article in so many names a watched place.</param>
    public static async Task<GeneratedFeeds> StartAsync(int feeds, int articles, int matchEvery)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var bodies = Enumerable.Range(0, feeds).Select(feed => Encoding.UTF8.GetBytes(Render(feed, articles, matchEvery))).ToArray();
        app.MapGet("/feeds/{feed:int}", (int feed) => Results.Bytes(bodies[feed], "application/rss+xml"));
        await app.StartAsync();
        return new(app, feeds);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Render(int feed, int articles, int matchEvery)
    {
        var random = new Random(feed);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<rss version=\"2.0\"><channel><title>Feed {feed}</title><link>https://feed-{feed}.example/</link>");
        for (var article = 0; article < articles; article++)
        {
            var id = (feed * articles) + article;
            text.Append(CultureInfo.InvariantCulture,
                $"<item><guid isPermaLink=\"false\">{id}</guid><title>Article {id}</title><link>https://feed-{feed}.example/{id}</link><description>&lt;p&gt;");
            if (id % matchEvery == 0)
                text.Append("Lawyers visited CECOT on Friday. ");
            for (var bytes = 0; bytes < ArticleBytes;)
            {
                var word = Words[random.Next(Words.Length)];
                text.Append(word).Append(random.Next(12) == 0 ? ". " : " ");
                bytes += word.Length + 1;
            }

            text.Append("&lt;/p&gt;</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }
}
