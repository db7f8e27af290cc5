using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Alerts.Functions.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>What the hub was asked.</summary>
public sealed record HubAsked(string Mode, string Topic, string Callback, string? LeaseSeconds, string? Secret);

/// <summary>A publisher and two WebSub hubs on this machine, written after the Recommendation and not after our code.</summary>
public sealed class HubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly Guid _id = Guid.NewGuid();
    private readonly List<HubAsked> _asked = [];
    private string _feed = "";
    private int _polls;

    private HubServer(WebApplication app)
    {
        _app = app;
        _http = Browser.For(app.Urls.Single());
    }

    /// <summary>Of this server alone: a later one may get the same port, and what was stored of this one stays.</summary>
    public string FeedUrl => $"{_app.Urls.Single()}/feed?{_id:N}";

    public string Topic => "https://news.example/the-feed";

    /// <summary>The hub that the feed names: <c>hub</c> or <c>other-hub</c>; null for none.</summary>
    public string? NamedHub { get; set; } = "hub";

    public IReadOnlyList<HubAsked> Asked => _asked;

    public int Polls => _polls;

    public int LeaseSeconds { get; set; } = 864_000;

    /// <summary>The hub's answer to a request.</summary>
    public int Status { get; set; } = 202;

    /// <summary>Where the named hub sends its subscribers instead (307).</summary>
    public string? MovedTo { get; set; }

    /// <summary>The hub verifies while the subscriber still waits for the answer.</summary>
    public bool VerifiesAtOnce { get; set; }

    /// <summary>Runs while the feed is being fetched.</summary>
    public Func<Task> WhilePolled { get; set; } = () => Task.CompletedTask;

    public static async Task<HubServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        HubServer? server = null;
        app.MapGet("/feed", context => server!.ServeFeedAsync(context));
        app.MapPost("/{hub}", context => server!.TakeRequestAsync(context));
        await app.StartAsync();
        return server = new(app);
    }

    public static string FeedOf(params string[] articles) =>
        "<rss version=\"2.0\"><channel><title>The News</title><link>https://news.example/</link>" + string.Concat(articles.Select(title =>
            $"<item><guid isPermaLink=\"false\">{title}</guid><title>{title}</title><link>https://news.example/{Uri.EscapeDataString(title)}</link>"
            + "<description>Lawyers visited CECOT on Friday.</description></item>")) + "</channel></rss>";

    public void Publish(params string[] articles) => _feed = FeedOf(articles);

    /// <summary>Asks the subscriber whether it meant its last request.</summary>
    public Task<(int Status, string Body)> VerifyAsync() => VerifyAsync(_asked[^1]);

    public async Task<(int Status, string Body)> VerifyAsync(HubAsked asked, params (string Name, string Value)[] others)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["hub.mode"] = asked.Mode,
            ["hub.topic"] = asked.Topic,
            ["hub.challenge"] = "a challenge & more",
            ["hub.lease_seconds"] = LeaseSeconds.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in others)
            parameters[name] = value;
        using var answer = await _http.GetAsync(QueryHelpers.AddQueryString(asked.Callback, parameters));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<int> HeadAsync(HubAsked asked)
    {
        var address = QueryHelpers.AddQueryString(asked.Callback, new Dictionary<string, string?> { ["hub.mode"] = asked.Mode, ["hub.topic"] = asked.Topic });
        using var answer = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        return (int)answer.StatusCode;
    }

    /// <summary>Distributes content to the callback, signed with the subscription's own secret.</summary>
    public Task<int> PushAsync(string content, string method = "sha256") =>
        PushAsync(content, _asked[^1].Callback, $"{method}={Convert.ToHexStringLower(Sign(method, _asked[^1].Secret!, content))}");

    public async Task<int> PushAsync(string content, string callback, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new StringContent(content, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/rss+xml; charset=utf-8");
        if (signature is not null)
            request.Headers.Add("X-Hub-Signature", signature);
        using var answer = await _http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static byte[] Sign(string method, string secret, string content)
    {
        var (key, bytes) = (Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(content));
#pragma warning disable CA5350 // Hubs of old sign with it.
        return method switch
        {
            "sha1" => HMACSHA1.HashData(key, bytes),
            "sha256" => HMACSHA256.HashData(key, bytes),
            "sha384" => HMACSHA384.HashData(key, bytes),
            _ => HMACSHA512.HashData(key, bytes),
        };
#pragma warning restore CA5350
    }

    private async Task ServeFeedAsync(HttpContext context)
    {
        Interlocked.Increment(ref _polls);
        var (body, etag) = (_feed, $"\"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_feed)))}\"");
        await WhilePolled();
        if (NamedHub is not null)
            context.Response.Headers.Link = $"<{_app.Urls.Single()}/{NamedHub}>; rel=\"hub\", <{Topic}>; rel=\"self\"";
        context.Response.Headers.ETag = etag;
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        if (context.Request.Headers.IfNoneMatch == etag)
            context.Response.StatusCode = 304;
        else
            await context.Response.WriteAsync(body);
    }

    private async Task TakeRequestAsync(HttpContext context)
    {
        if (MovedTo is not null && context.Request.Path != $"/{MovedTo}")
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"/{MovedTo}";
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var asked = new HubAsked(
            form["hub.mode"].ToString(), form["hub.topic"].ToString(), form["hub.callback"].ToString(), form["hub.lease_seconds"], form["hub.secret"]);
        _asked.Add(asked);
        if (VerifiesAtOnce)
            await VerifyAsync(asked);
        context.Response.StatusCode = Status;
    }
}
