using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Benchmarks.Hostile;

/// <summary>Many good feeds and ten that do everything to be a burden, on loopback.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Hostile =
        ["never", "drip", "endless", "bomb", "loop", "entities", "broken", "many", "nested", "reset"];

    private static readonly byte[] s_bomb = Bomb();
    private static readonly byte[] s_broken = Repeat("<item><title>A & B<description><![CDATA[<p>x</item>", 5);
    private static readonly byte[] s_nested = Repeat("<a b='1'>", 9);

    private readonly WebApplication _app;

    private HostileServer(WebApplication app) => _app = app;

    public ConcurrentBag<DateTimeOffset> GoodAnswers { get; } = [];

    public string Url => _app.Urls.Single();

    public static async Task<HostileServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new HostileServer(app);
        app.MapGet("/good/{feed:int}", server.AnswerWellAsync);
        app.MapGet("/hostile/{kind}", AnswerBadlyAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerWellAsync(HttpContext context, int feed)
    {
        await context.Response.Body.WriteAsync(GeneratedNews.Feed(feed, 5, 50, GeneratedNews.NameOf));
        await context.Response.CompleteAsync();
        GoodAnswers.Add(TimeProvider.System.GetUtcNow());
    }

    private static async Task AnswerBadlyAsync(HttpContext context, string kind)
    {
        var body = context.Response.Body;
        var gone = context.RequestAborted;
        switch (kind)
        {
            case "never":
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case "drip":
                for (; !gone.IsCancellationRequested; await Task.Delay(500, gone))
                {
                    await body.WriteAsync("<"u8.ToArray(), gone);
                    await body.FlushAsync(gone);
                }
                break;
            case "endless":
                while (!gone.IsCancellationRequested)
                    await body.WriteAsync(s_nested, gone);
                break;
            case "bomb":
                context.Response.Headers.ContentEncoding = "gzip";
                await body.WriteAsync(s_bomb, gone);
                break;
            case "loop":
                context.Response.Redirect("/hostile/loop");
                break;
            case "entities":
                await context.Response.WriteAsync("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>"
                    + "<rss><channel><title>&c;</title></channel></rss>", gone);
                break;
            case "broken":
                await body.WriteAsync(Encoding.UTF8.GetBytes("<rss><channel>"), gone);
                await body.WriteAsync(s_broken, gone);
                break;
            case "many":
                await body.WriteAsync(GeneratedNews.Feed(1_000_000, 3_000, int.MaxValue, GeneratedNews.NameOf), gone);
                break;
            case "nested":
                await body.WriteAsync(Encoding.UTF8.GetBytes("<rss><channel><item><description>"), gone);
                await body.WriteAsync(s_nested, gone);
                break;
            default:
                context.Abort();
                break;
        }
    }

    /// <summary>300 MB of blanks behind 300 KB.</summary>
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blanks = new byte[1_048_576];
            for (var megabyte = 0; megabyte < 300; megabyte++)
                gzip.Write(blanks);
        }
        return bytes.ToArray();
    }

    private static byte[] Repeat(string part, int megabytes) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, megabytes * 1_048_576 / part.Length)));
}
