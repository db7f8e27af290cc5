using Alerts.Core;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Functions;
using Alerts.Functions.Storage;
using Alerts.Functions.Web;
using Alerts.Local.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Alerts.Local;

/// <summary>Where the local run's parts are to be found.</summary>
internal sealed record LocalAddresses(string Storage, string SmtpHost, int SmtpPort, int Port)
{
    public string PublicUrl => $"http://localhost:{Port}";
}

/// <summary>The function app in this process: its services, queues, timers and pages.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private QueueHost? _queues;

    private readonly int _port;

    private LocalApp(WebApplication app, int port) => (_app, _port) = (app, port);

    public IServiceProvider Services => _app.Services;

    public static LocalApp Create(LocalOptions options, LocalAddresses addresses, ILoggerProvider logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddInMemoryCollection(Defaults(options))
            .AddEnvironmentVariables("ALERTS_")
            .AddInMemoryCollection(Fixed(options, addresses));
        builder.Logging.AddProvider(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(addresses.Port));
        builder.Services.AddRouting();
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddSingleton(new PrivateNetworkAccess { AsksLoopbackAtOnce = true });
        builder.Services.AddSingleton<IOpenAccess, LocalOpenAccess>();
        builder.Services.AddSingleton(FunctionCatalog.Read(AppContext.BaseDirectory));
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddSingleton<OnceRun>();
        builder.Services.AddSingleton<LocalSeeder>();
        if (!options.Once)
            builder.Services.AddHostedService<TimerHost>();

        var app = builder.Build();
        app.UseRouting();
        app.MapHttpFunctions();
        return new(app, addresses.Port);
    }

    /// <summary>Makes what the storage lacks. Comes before anything is imported.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<StorageSetup>().CreateAsync(cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _queues = await QueueHost.StartAsync(
            Services.GetRequiredService<FunctionInvoker>(),
            Services.GetRequiredService<IConfiguration>(),
            Services.GetRequiredService<ILoggerFactory>(),
            AppContext.BaseDirectory,
            cancellationToken);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new InputException($"Port {_port} is in use by another program; choose another with --port.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_queues is not null)
            await _queues.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>What the deployed app takes from its settings, in seconds instead of minutes. ALERTS_… variables override it.</summary>
    private static Dictionary<string, string?> Defaults(LocalOptions options) => new()
    {
        ["PollFeedsSchedule"] = "* * * * * *",
        ["RenewHubsSchedule"] = "*/5 * * * * *",
        ["DispatchDigestsSchedule"] = "* * * * * *",
        ["RecoverStalledSchedule"] = "*/10 * * * * *",
        ["RemoveOldReadingsSchedule"] = "0 30 3 * * *",
        // The samples are our own server: it may be asked often. Others' feeds keep the pauses of a deployed app.
        [$"{FeedOptions.Section}:{nameof(FeedOptions.ShortestInterval)}"] = options.SampleFeeds ? "00:00:03" : "00:05:00",
        [$"{FeedOptions.Section}:{nameof(FeedOptions.DefaultInterval)}"] = options.SampleFeeds ? "00:00:03" : "00:15:00",
        [$"{FeedOptions.Section}:{nameof(FeedOptions.LongestInterval)}"] = options.SampleFeeds ? "00:00:03" : "12:00:00",
        [$"{DigestOptions.Section}:{nameof(DigestOptions.CollectingWindow)}"] = options.SampleFeeds ? "00:00:04" : "00:02:00",
        ["Site:Name"] = "Alerts",
        ["Site:ContactEmail"] = "admin@example.org",
        ["Mail:From"] = "alerts@example.org",
        ["Mail:FromName"] = "Alerts",
        ["Mail:UnsubscribeMailbox"] = "unsubscribe@example.org",
    };

    private static Dictionary<string, string?> Fixed(LocalOptions options, LocalAddresses addresses) => new()
    {
        [StorageRegistration.Section] = addresses.Storage,
        ["Site:PublicUrl"] = addresses.PublicUrl,
        ["Smtp:Host"] = addresses.SmtpHost,
        ["Smtp:Port"] = addresses.SmtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Smtp:Security"] = "None",
        ["SendGrid:ApiKey"] = null,
    };
}
