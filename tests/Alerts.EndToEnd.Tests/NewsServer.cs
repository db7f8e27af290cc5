using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd.Tests;

/// <summary>Publishers on this machine, good and bad.</summary>
internal sealed class NewsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<int> _statuses = [];
    private readonly TaskCompletionSource _closing = new();

    private NewsServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IReadOnlyList<int> Statuses
    {
        get
        {
            lock (_statuses)
                return [.. _statuses];
        }
    }

    public static async Task<NewsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new NewsServer(app);
        app.Use(server.CountAsync);
        app.MapGet("/feeds/{name}", GetFeedAsync);
        app.MapGet("/bad/slow", server.NeverAnswerAsync);
        app.MapGet("/bad/html", () => Results.Content("<!doctype html><html><body>Please sign in.</body></html>", "text/html"));
        app.MapGet("/bad/bomb", () => Results.Content(Bomb(), "application/rss+xml"));
        app.MapGet("/bad/large", WriteLargeAsync);
        app.MapGet("/bad/loop", () => Results.Redirect("/bad/loop"));
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _closing.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        lock (_statuses)
            _statuses.Add(context.Response.StatusCode);
    }

    /// <summary>Feeds of the test data by file name, with a validator that holds while the file does.</summary>
    private static async Task GetFeedAsync(string name, HttpContext context)
    {
        var body = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "TestData", "feeds", name));
        context.Response.Headers.ETag = $"\"{name}\"";
        if (context.Request.Headers.IfNoneMatch == context.Response.Headers.ETag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = name.EndsWith(".json", StringComparison.Ordinal) ? "application/feed+json" : "application/xml";
        await context.Response.WriteAsync(body);
    }

    private async Task NeverAnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/rss+xml";
        await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>Slow</title>");
        await context.Response.Body.FlushAsync();
        await Task.WhenAny(_closing.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
    }

    private static async Task WriteLargeAsync(HttpContext context)
    {
        context.Response.ContentType = "application/rss+xml";
        await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>Large</title>");
        var chunk = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        for (var megabyte = 0; megabyte < 20; megabyte++)
            await context.Response.Body.WriteAsync(chunk);
    }

    private static string Bomb()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(level =>
            $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));
        return $"<!DOCTYPE rss [<!ENTITY l0 \"ha\">{entities}]><rss version=\"2.0\"><channel><title>&l9;</title><item><title>&l9;</title></item></channel></rss>";
    }
}
