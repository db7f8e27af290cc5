using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Alerts.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.Net.Http.Headers;

namespace Alerts.Local.SampleFeeds;

/// <summary>Serves the sample feeds and their articles to this machine, as a careful publisher would.</summary>
public sealed class SampleFeedServer : IAsyncDisposable
{
    private readonly SampleNewsstand _newsstand;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, FeedTraffic> _traffic = new();

    private SampleFeedServer(SampleNewsstand newsstand, int port)
    {
        _newsstand = newsstand;
        // Empty: neither settings nor signals of the process that we live in reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, LifetimeOfOwner>();
        _app = builder.Build();
        Map(_app);
    }

    /// <summary>Without a slash at its end.</summary>
    public string BaseUrl => _app.Urls.Single();

    public Uri OpmlUrl => new($"{BaseUrl}/feeds.opml");

    /// <param name="port">
    /// Null for any free one. Where state is kept, the same one in each run: a feed is known by its address.
    /// </param>
    /// <exception cref="InputException">The port is taken.</exception>
    public static async Task<SampleFeedServer> StartAsync(
        SampleNewsstand newsstand, int? port, CancellationToken cancellationToken)
    {
        var server = new SampleFeedServer(newsstand, port ?? 0);
        try
        {
            await server._app.StartAsync(cancellationToken);
            return server;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await server.DisposeAsync();
            throw new InputException(
                $"Port {port}, from which the sample feeds come, is in use by another program; "
                + "stop that program or give --feeds.",
                exception);
        }
    }

    /// <param name="fileName">Such as <c>border-wire.xml</c>.</param>
    public FeedTraffic TrafficOf(string fileName) => _traffic.GetValueOrDefault(fileName, new FeedTraffic(0, 0));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(WebApplication app)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/", read, context => WritePageAsync(context, ArticlePage.OfFeeds(_newsstand.Feeds)));
        app.MapMethods(ArticlePage.StylePath, read, context => WriteAsync(context, "text/css", ArticlePage.Style));
        app.MapMethods("/feeds.opml", read, context =>
            WriteAsync(context, "text/x-opml", _newsstand.Opml.Replace(SampleFeed.BaseToken, BaseUrl, StringComparison.Ordinal)));
        app.MapMethods("/feeds/{file}", read, ServeFeedAsync);
        app.MapMethods("/articles/{feed}/{slug}", read, ServeArticleAsync);
    }

    private async Task ServeFeedAsync(HttpContext context)
    {
        if (_newsstand.Find((string)context.GetRouteValue("file")!) is not { } feed)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var issue = _newsstand.LatestIssue(feed);
        var body = Encoding.UTF8.GetBytes(feed.Render(issue, BaseUrl));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
        await TypedResults
            .Bytes(body, $"{feed.ContentType}; charset=utf-8", lastModified: issue.Changed, entityTag: tag)
            .ExecuteAsync(context);

        var notModified = context.Response.StatusCode == StatusCodes.Status304NotModified ? 1 : 0;
        _traffic.AddOrUpdate(
            feed.FileName,
            _ => new FeedTraffic(1, notModified),
            (_, traffic) => new FeedTraffic(traffic.Requests + 1, traffic.NotModified + notModified));
    }

    private Task ServeArticleAsync(HttpContext context)
    {
        var feed = _newsstand.Feeds.FirstOrDefault(feed => feed.Name == (string)context.GetRouteValue("feed")!);
        var slug = Publication.WithoutSuffix((string)context.GetRouteValue("slug")!);
        if (feed?.Items.FirstOrDefault(item => item.Slug == slug) is { } item)
            return WritePageAsync(context, ArticlePage.OfArticle(feed, item));

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(context, "text/plain", "There is no such sample article.");
    }

    private static Task WritePageAsync(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = ArticlePage.ContentSecurityPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return WriteAsync(context, "text/html", page);
    }

    private static Task WriteAsync(HttpContext context, string contentType, string text)
    {
        context.Response.ContentType = $"{contentType}; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>The owner decides when it ends: on Ctrl+C fetches that are under way still get their answer.</summary>
    private sealed class LifetimeOfOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>How often a feed was asked for, and how often the answer was that nothing is new.</summary>
public sealed record FeedTraffic(int Requests, int NotModified);
