using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Why a publisher sends no feed.</summary>
public sealed record Refusal(int Status, TimeSpan? RetryAfter = null);

/// <summary>One feed as a script: which items it has when, and whom it refuses.</summary>
/// <param name="items">When each item appears, in order.</param>
/// <param name="refuse">Gets the time and when the feed was last sent.</param>
public sealed class ScriptedPublisher(DateTimeOffset[] items, Func<DateTimeOffset, DateTimeOffset?, Refusal?>? refuse = null)
{
    private const int Shown = 20;

    private readonly List<(DateTimeOffset At, Refusal? Refusal)> _requests = [];
    private DateTimeOffset? _lastSent;

    public DateTimeOffset[] Items => items;

    public IReadOnlyList<(DateTimeOffset At, Refusal? Refusal)> Requests => _requests;

    public int Refused => _requests.Count(request => request.Refusal is not null);

    public Refusal? Ask(DateTimeOffset now)
    {
        var refusal = refuse?.Invoke(now, _lastSent);
        _lastSent = refusal is null ? now : _lastSent;
        _requests.Add((now, refusal));
        return refusal;
    }

    /// <summary>From an item's appearance to the first answer that shows it; null for one that no answer has shown.</summary>
    public IEnumerable<TimeSpan?> DelaysOf(DateTimeOffset from, DateTimeOffset until)
    {
        DateTimeOffset[] answers = [.. _requests.Where(request => request.Refusal is null).Select(request => request.At)];
        return items.Index().Where(item => item.Item >= from && item.Item < until).Select(item =>
        {
            var pushedOutAt = item.Index + Shown < items.Length ? items[item.Index + Shown] : DateTimeOffset.MaxValue;
            return answers.Where(at => at >= item.Item && at < pushedOutAt).Select(at => (TimeSpan?)(at - item.Item)).FirstOrDefault();
        });
    }

    public string Document(DateTimeOffset now)
    {
        var shown = items.Index().Where(item => item.Item <= now).TakeLast(Shown).Reverse().Select(item => string.Create(
            CultureInfo.InvariantCulture,
            $"<item><guid isPermaLink=\"false\">{item.Index}</guid><title>Article {item.Index}</title><pubDate>{item.Item:R}</pubDate></item>"));
        return $"<rss version=\"2.0\"><channel><title>Scripted</title>{string.Concat(shown)}</channel></rss>";
    }
}

/// <summary>Serves scripted publishers on this machine, each under its name.</summary>
public sealed class ScriptedPublishers : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyDictionary<string, ScriptedPublisher> _publishers;

    private ScriptedPublishers(WebApplication app, TimeProvider clock, IReadOnlyDictionary<string, ScriptedPublisher> publishers) =>
        (_app, _clock, _publishers) = (app, clock, publishers);

    public static async Task<ScriptedPublishers> StartAsync(TimeProvider clock, IReadOnlyDictionary<string, ScriptedPublisher> publishers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        var app = builder.Build();
        var server = new ScriptedPublishers(app, clock, publishers);
        app.Map("/{name}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <param name="host">One of this machine's own: publishers on one host wait for each other.</param>
    public string UrlOf(string name, string host = "127.0.0.1") => $"http://{host}:{new Uri(_app.Urls.Single()).Port}/{name}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var publisher = _publishers[(string)context.Request.RouteValues["name"]!];
        var now = _clock.GetUtcNow();
        if (publisher.Ask(now) is { } refusal)
        {
            context.Response.StatusCode = refusal.Status;
            if (refusal.RetryAfter is { } wait)
                context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        var document = publisher.Document(now);
        var etag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(document)))}\"";
        context.Response.Headers.ETag = etag;
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        if (context.Request.Headers.IfNoneMatch == etag)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await context.Response.WriteAsync(document);
    }
}
