using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Alerts.Functions.Storage;

/// <summary>Makes tables, containers and queues where no deployment has made them: in a local run and in tests.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
{
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
