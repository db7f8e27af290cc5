using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Articles.Stories;
using Alerts.Core.Digests;
using Alerts.Core.Explaining;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scorecards;
using Alerts.Functions.Api;
using Alerts.Functions.Language;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Storage;

public static class StorageRegistration
{
    /// <summary>The section that the triggers read too: a connection string, or service addresses with an identity.</summary>
    public const string Section = "AzureWebJobsStorage";

    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddAzureClientsCore();
        services.AddSingleton(provider => Create(provider, "tableServiceUri", new TableClientOptions(),
            (connection, options) => new TableServiceClient(connection, options),
            (address, credential, options) => new TableServiceClient(address, credential, options)));
        services.AddSingleton(provider => Create(provider, "blobServiceUri", new BlobClientOptions(),
            (connection, options) => new BlobServiceClient(connection, options),
            (address, credential, options) => new BlobServiceClient(address, credential, options)));
        services.AddSingleton(provider => Create(provider, "queueServiceUri", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 },
            (connection, options) => new QueueServiceClient(connection, options),
            (address, credential, options) => new QueueServiceClient(address, credential, options)));

        services.AddSingleton<StorageSetup>();
        services.AddSingleton<IWorkQueue, StorageWorkQueue>();
        services.AddSingleton<IDueIndex, TableDueIndex>();
        services.AddSingleton<IFeedStore, TableFeedStore>();
        services.AddSingleton<IHostLeases, TableHostLeases>();
        services.AddSingleton<IBatchStore, BatchStore>();
        services.AddSingleton<IArticleStore, TableArticleStore>();
        services.AddSingleton<IArticleTrail, TableArticleTrail>();
        services.AddSingleton<IArchiveStore, BlobArchiveStore>();
        services.AddSingleton<IAlertStore, TableAlertStore>();
        services.AddSingleton<IStoryStore, TableStoryStore>();
        services.AddSingleton<WatchlistHeads>();
        services.AddSingleton<IWatchlistStore, TableWatchlistStore>();
        services.AddSingleton<IDismissals, TableDismissals>();
        services.AddSingleton<ISubscriptionStore, TableSubscriptionStore>();
        services.AddSingleton<ISuppressionStore, TableSuppressionStore>();
        services.AddSingleton<IOutboxStore, TableOutboxStore>();
        services.AddSingleton<IDeliveryTrail, TableDeliveryTrail>();
        services.AddSingleton<IApiKeyStore, TableApiKeyStore>();
        services.AddSingleton<IRecordCounters, TableRecordCounters>();
        services.AddSingleton<IKeptReadings, BlobKeptReadings>();
        services.AddSingleton<IHealthSource, TableHealthSource>();
        services.AddSingleton<IFeedOverview, TableFeedOverview>();
        return services;
    }

    private static TClient Create<TClient, TOptions>(
        IServiceProvider provider,
        string addressSetting,
        TOptions options,
        Func<string, TOptions, TClient> fromConnectionString,
        Func<Uri, TokenCredential, TOptions, TClient> fromAddress)
        where TOptions : ClientOptions
    {
        foreach (var policy in provider.GetServices<HttpPipelinePolicy>())
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var section = provider.GetRequiredService<IConfiguration>().GetSection(Section);
        if (!string.IsNullOrEmpty(section.Value))
            return fromConnectionString(section.Value, options);
        if (Uri.TryCreate(section[addressSetting], UriKind.Absolute, out var address))
            return fromAddress(address, provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(section), options);
        throw new InvalidOperationException(
            $"Set {Section} to a connection string, or {Section}__{addressSetting} to the address of the storage account's service.");
    }
}
