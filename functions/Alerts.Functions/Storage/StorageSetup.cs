using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Alerts.Functions.Storage;

/// <summary>Makes tables, containers and queues where no deployment has made them: in a local run and in tests.</summary>
public sealed class StorageSetup(
    TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues, IConfiguration configuration)
{
    private const string Emulator = "UseDevelopmentStorage=true";

    /// <summary>For somebody who runs the app itself against an emulator on its usual ports.</summary>
    public Task CreateOnEmulatorAsync(CancellationToken cancellationToken) =>
        configuration[StorageRegistration.Section] == Emulator ? CreateAsync(cancellationToken) : Task.CompletedTask;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var table in TableNames.All)
            await tables.GetTableClient(table).CreateIfNotExistsAsync(cancellationToken);
        foreach (var container in ContainerNames.All)
            await blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var queue in QueueNames.All)
            await queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }
}
