using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Benchmarks;

/// <summary>Feeds of made-up articles, the same in each run, served on loopback.</summary>
internal sealed class GeneratedFeeds : IAsyncDisposable
{
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
        var bodies = Enumerable.Range(0, feeds).Select(feed => GeneratedNews.Feed(feed, articles, matchEvery, _ => "CECOT")).ToArray();
        app.MapGet("/feeds/{feed:int}", (int feed) => Results.Bytes(bodies[feed], "application/rss+xml"));
        await app.StartAsync();
        return new(app, feeds);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
