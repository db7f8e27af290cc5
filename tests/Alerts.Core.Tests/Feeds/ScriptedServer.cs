using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

/// <summary>A web server on a free loopback port that does what the test says and remembers what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = [];

    public int Connections;

    public string Url { get; private set; } = "";

    public int Port => new Uri(Url).Port;

    public static async Task<ScriptedServer> StartAsync(
        RequestDelegate script, IPAddress? address = null, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        ScriptedServer? server = null;
        _ = builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(address ?? IPAddress.Loopback, 0, endpoint =>
        {
            _ = endpoint.Use(next => connection =>
            {
                _ = Interlocked.Increment(ref server!.Connections);
                return next(connection);
            });
            if (certificate is not null)
                _ = endpoint.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
        }));
        var app = builder.Build();
        server = new ScriptedServer(app);
        app.Run(context =>
        {
            server.Requests.Enqueue(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
            return script(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public static Task<ScriptedServer> AnsweringAsync(string body, string contentType = "application/rss+xml") => StartAsync(context =>
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body);
    });

    public static Task<ScriptedServer> AnsweringAsync(int status, params (string Name, string Value)[] headers) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
