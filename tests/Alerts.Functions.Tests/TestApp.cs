using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Storage;
using Alerts.Local.Hosting;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Functions.Tests;

/// <summary>The app's own container on a real Azurite; only the clock, and what a test names, is replaced.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestApp(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestApp> CreateAsync(
        AzuriteFixture azurite, Action<IServiceCollection>? replace = null, params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                [StorageRegistration.Section] = azurite.ConnectionString,
                ["Site:PublicUrl"] = "http://localhost:7071",
                ["Site:Name"] = "Alerts",
                ["Site:ContactEmail"] = "admin@example.org",
                ["Mail:From"] = "alerts@example.org",
                ["Mail:FromName"] = "Alerts",
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = "9",
                ["Smtp:Security"] = "None",
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseKestrelCore();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        builder.Services
            .AddRouting()
            .AddSingleton<TimeProvider>(clock)
            .AddAlerts(builder.Configuration)
            .AddSingleton<PrivateNetworkAccess>();
        replace?.Invoke(builder.Services);
        var app = new TestApp(builder.Build(), clock);
        await app.Get<StorageSetup>().CreateAsync(CancellationToken.None);
        return app;
    }

    /// <summary>Answers HTTP requests from now on.</summary>
    /// <returns>The address.</returns>
    public async Task<string> ServeAsync()
    {
        _app.MapHttpFunctions();
        _app.Urls.Add("http://127.0.0.1:0");
        await _app.StartAsync();
        return _app.Urls.Single();
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A confirmed reader who wants everything.</summary>
    public async Task<Subscription> SubscribeAsync(string address, Func<Subscription, Subscription>? change = null)
    {
        var subscriber = new Subscriber(Subscriber.IdOf(address), address, SubscriberState.Active);
        var subscription = new Subscription
        {
            Id = Subscription.IdOf(subscriber.Id, "test"),
            SubscriberId = subscriber.Id,
            UnsubscribeToken = "0123456789abcdef0123456789abcdef",
        };
        subscription = change?.Invoke(subscription) ?? subscription;
        await Get<ISubscriptionStore>().SaveSubscriberAsync(subscriber, CancellationToken.None);
        await Get<ISubscriptionStore>().SaveSubscriptionAsync(subscription, CancellationToken.None);
        return subscription;
    }

    public Task WatchAsync(params TrackedEntity[] entities) => Get<IWatchlistStore>().AddVersionAsync(
        new() { Id = "el-salvador", Name = "Deportations to El Salvador", Entities = entities },
        new("test", Clock.GetUtcNow(), "Set up"),
        CancellationToken.None);

    /// <summary>Takes a reader out of the index by entity, so that later alerts pass them by.</summary>
    public Task RemoveSubscriptionAsync(Subscription subscription) => Get<TableServiceClient>().GetTableClient("Subscriptions")
        .DeleteEntityAsync(Subscription.Everything, subscription.Id);

    public async Task<OutboxDigest[]> DigestsAsync(Subscription subscription)
    {
        var rows = Get<TableServiceClient>().GetTableClient("Outbox").QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {subscription.Id} and RowKey ge {"d"} and RowKey lt {"e"}"));
        var digests = new List<OutboxDigest>();
        await foreach (var row in rows)
            digests.Add((await Get<IOutboxStore>().FindDigestAsync(subscription.Id, row.RowKey[1..], CancellationToken.None))!);
        return [.. digests];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
