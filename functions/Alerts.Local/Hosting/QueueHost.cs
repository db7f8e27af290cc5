using Alerts.Functions.Storage;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;

namespace Alerts.Local.Hosting;

/// <summary>
/// Runs the queues with the listener that the Functions host itself uses, its settings taken from <c>host.json</c>:
/// leases, retries and poison queues behave as they do in Azure.
/// </summary>
public sealed class QueueHost : IAsyncDisposable
{
    private readonly IHost _host;

    private QueueHost(IHost host) => _host = host;

    /// <summary>The queue functions that are served here, by name.</summary>
    public static IReadOnlyDictionary<string, string> Served { get; } = typeof(QueueJobs).GetMethods()
        .Select(method => (method.Name, Trigger: method.GetParameters().Select(QueueOf).FirstOrDefault(queue => queue is not null)))
        .Where(job => job.Trigger is not null)
        .ToDictionary(job => job.Name, job => job.Trigger!);

    public static async Task<QueueHost> StartAsync(
        FunctionInvoker functions, IConfiguration configuration, ILoggerFactory logs, string folder, CancellationToken cancellationToken)
    {
        var host = new HostBuilder()
            .ConfigureAppConfiguration(builder => builder.AddConfiguration(configuration).AddInMemoryCollection(HostJson(folder)))
            .ConfigureServices(services => services
                .AddSingleton(functions)
                .AddSingleton(logs)
                .AddSingleton<ITypeLocator, QueueJobsOnly>())
            .ConfigureWebJobs(jobs => jobs.AddAzureStorageQueues(queues =>
                // An idle queue costs money in Azure and nothing here: people shall see their alerts at once.
                queues.MaxPollingInterval = TimeSpan.FromMilliseconds(200)))
            .Build();
        await host.StartAsync(cancellationToken);
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>The WebJobs SDK reads under its own root what the Functions host reads from the file's.</summary>
    private static Dictionary<string, string?> HostJson(string folder) =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "host.json")).Build()
            .AsEnumerable()
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => $"AzureWebJobs:{setting.Key}", setting => setting.Value);

    private static string? QueueOf(System.Reflection.ParameterInfo parameter) =>
        parameter.GetCustomAttributes(typeof(QueueTriggerAttribute), false).OfType<QueueTriggerAttribute>().FirstOrDefault()?.QueueName;

    private sealed class QueueJobsOnly : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [typeof(QueueJobs)];
    }
}

/// <summary>One method for each queue function of the app; a test keeps the two in step.</summary>
public sealed class QueueJobs(FunctionInvoker functions)
{
    public Task FetchFeed([QueueTrigger(QueueNames.Feeds)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(FetchFeed), message, cancellationToken);

    public Task AskHub([QueueTrigger(QueueNames.Hubs)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(AskHub), message, cancellationToken);

    public Task AnalyzeArticles([QueueTrigger(QueueNames.Articles)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(AnalyzeArticles), message, cancellationToken);

    public Task RouteAlert([QueueTrigger(QueueNames.Alerts)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(RouteAlert), message, cancellationToken);

    public Task SendDigest([QueueTrigger(QueueNames.Digests)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(SendDigest), message, cancellationToken);

    public Task CompleteTones([QueueTrigger(QueueNames.Tones)] BinaryData message, CancellationToken cancellationToken) =>
        functions.RunAsync(nameof(CompleteTones), message, cancellationToken);
}
