using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Alerts.Core.Access;
using Alerts.Core.Feeds;
using Alerts.Functions.Tests.Web;
using Alerts.Functions.Web;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Feeds;

/// <summary>The whole app on a real Azurite without feeds, asked by an editor over HTTP, and a publisher beside it.</summary>
public abstract class ApiFixture(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected const string Rss =
        "<rss version=\"2.0\"><channel><title>El Faro</title><link>https://elfaro.example/</link>"
        + "<item><guid>1</guid><title>Uno</title><pubDate>Sat, 14 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>";

    private WebApplication _publisher = null!;
    private HttpClient _client = null!;
    private string _key = "";

    private protected StorageProbe Probe { get; } = new();

    private protected TestApp App { get; private set; } = null!;

    /// <summary>Paths and what is there; "410" and its like are a status, and "/path" is where it has moved to for good.</summary>
    private protected Dictionary<string, string> Pages { get; } = [];

    /// <summary>Runs while the publisher answers; gets the path that it was asked for.</summary>
    private protected Func<string, Task> WhileAsked { get; set; } = _ => Task.CompletedTask;

    private protected string Publisher => _publisher.Urls.Single();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _publisher = await StartPublisherAsync();
        App = await TestApp.CreateAsync(azurite, services =>
        {
            services.AddSingleton<HttpPipelinePolicy>(Probe);
            Configure(services);
        });
        _client = Browser.For(await App.ServeAsync());
        await Parallel.ForEachAsync(App.Get<IFeedStore>().ReadAllAsync(Token), Token, async (feed, token) => await App.Get<IFeedStore>().RemoveAsync(feed.Id, token));
        _key = (await App.Get<ApiKeys>().CreateAsync("test", Role.Editor, Token)).Key;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await App.DisposeAsync();
        await _publisher.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(IServiceCollection services)
    {
    }

    private protected Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private protected Task<Answer> PostAsync(string path, string body = "") => SendAsync(HttpMethod.Post, path, body);

    private protected Task<Answer> AddAsync(string path) => PostAsync("/api/feeds", $$"""{"url": "{{Publisher}}{{path}}"}""");

    private protected async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string? ifMatch = null, bool isNew = false)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(RequestGuard.ApiKeyHeader, _key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (isNew)
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, Token);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.ToString());
    }

    private protected async Task<Feed[]> StoredAsync() => await App.Get<IFeedStore>().ReadAllAsync(Token).ToArrayAsync(Token);

    private protected async Task SaveAsync(string id, Func<Feed, Feed> change)
    {
        var feed = await App.Get<IFeedStore>().FindAsync(id, Token);
        Assert.True(await App.Get<IFeedStore>().SaveAsync(change(feed!), Token));
    }

    private async Task<WebApplication> StartPublisherAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var publisher = builder.Build();
        publisher.Map("/{**path}", async context =>
        {
            var page = Pages.GetValueOrDefault(context.Request.Path.Value!, "404");
            await WhileAsked(context.Request.Path.Value!);
            if (page.StartsWith("<!doctype html", StringComparison.Ordinal))
                context.Response.ContentType = "text/html; charset=utf-8";
            if (page.StartsWith('<'))
                await context.Response.WriteAsync(page);
            else if (page.StartsWith('/'))
                context.Response.Redirect(page, permanent: true);
            else
                context.Response.StatusCode = int.Parse(page, CultureInfo.InvariantCulture);
        });
        await publisher.StartAsync(Token);
        return publisher;
    }

    private protected sealed record Answer(HttpStatusCode Status, string Text, string? ETag, string? Location, string? ContentType)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public string this[string property] => Json.GetProperty(property).ToString();
    }
}
