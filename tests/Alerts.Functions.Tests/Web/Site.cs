using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;
using Alerts.Core.Explaining;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scorecards;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Alerts.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Functions.Tests.Web;

/// <summary>The real web part of the app on a real server, with stores in memory.</summary>
internal sealed class Site : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly Dictionary<Role, string> _keys = [];

    private Site(WebApplication app)
    {
        _app = app;
        Client = Browser.For(app.Urls.Single());
    }

    public HttpClient Client { get; }

    public Stores Stores => _app.Services.GetRequiredService<Stores>();

    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public IServiceProvider Services => _app.Services;

    /// <param name="configure">Comes last, so that it may replace services.</param>
    public static async Task<Site> StartAsync(
        Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var stores = new Stores();
        var log = new LogLines();
        builder.Services
            .AddSingleton(log).AddSingleton<ILoggerProvider>(log)
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .AddSingleton(stores)
            .AddSingleton<IApiKeyStore>(stores).AddSingleton<IAlertStore>(stores).AddSingleton<IWatchlistStore>(stores)
            .AddSingleton<IFeedOverview>(stores).AddSingleton<IHealthSource>(stores)
            .AddSingleton<ISubscriptionStore>(stores).AddSingleton<IFeedStore, NoFeeds>()
            .AddSingleton<IBatchStore, NoWork>().AddSingleton<IArchiveStore, NoWork>().AddSingleton<IWorkQueue, NoWork>()
            .AddSingleton<IArticleTrail, NoWork>().AddSingleton<IDeliveryTrail, NoWork>().AddSingleton<ISuppressionStore, NoWork>().AddSingleton<IDismissals, NoWork>()
            .AddCore()
            .AddWeb();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapHttpFunctions();
        await app.StartAsync();

        var site = new Site(app);
        foreach (var role in Enum.GetValues<Role>())
            site._keys[role] = (await app.Services.GetRequiredService<ApiKeys>().CreateAsync($"test {role}", role, default)).Key;
        return site;
    }

    /// <summary>Serves the functions of this test assembly instead of the app's.</summary>
    public static void OwnFunctions(IServiceCollection services) =>
        services.AddSingleton(new HttpFunctions(typeof(Site).Assembly));

    public static void OpenAccess(IServiceCollection services) => services.AddSingleton<IOpenAccess, LocalOpenAccess>();

    public string KeyOf(Role role) => _keys[role];

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> GetAsync(string path, Role role, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, [(RequestGuard.ApiKeyHeader, KeyOf(role)), .. headers]);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
