using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>A publisher on this machine whose feeds a test fills.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _bodies = [];
    private readonly List<(string Path, int Status)> _requests = [];

    private readonly HashSet<string> _userAgents = [];

    private FeedServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IReadOnlyList<(string Path, int Status)> Requests => _requests;

    public IReadOnlyCollection<string> UserAgents => _userAgents;

    public static async Task<FeedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new FeedServer(app);
        app.Map("/{**path}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <returns>The feed's address.</returns>
    public string Publish(string name, params (string Id, string Title, string Text)[] articles)
    {
        var items = articles.Select(article =>
            $"<item><guid isPermaLink=\"false\">{article.Id}</guid><title>{WebUtility.HtmlEncode(article.Title)}</title>"
            + $"<link>https://news.example/{name}/{article.Id}</link><description>{WebUtility.HtmlEncode($"<p>{article.Text}</p>")}</description></item>");
        _bodies[$"/{name}"] = $"<rss version=\"2.0\"><channel><title>{name}</title><link>https://news.example/</link>{string.Concat(items)}</channel></rss>";
        return $"{Url}/{name}";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (!_bodies.TryGetValue(path, out var body))
        {
            context.Response.StatusCode = 404;
        }
        else
        {
            var etag = string.Create(CultureInfo.InvariantCulture, $"\"{string.GetHashCode(body, StringComparison.Ordinal):x}\"");
            context.Response.Headers.ETag = etag;
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            if (context.Request.Headers.IfNoneMatch == etag)
                context.Response.StatusCode = 304;
            else
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
        }

        lock (_requests)
        {
            _requests.Add((path, context.Response.StatusCode));
            _userAgents.Add(context.Request.Headers.UserAgent.ToString());
        }
    }
}
