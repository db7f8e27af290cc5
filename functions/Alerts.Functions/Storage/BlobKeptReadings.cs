using System.Text.Json;
using Alerts.Functions.Language;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Alerts.Functions.Storage;

/// <summary>One small blob a text.</summary>
internal sealed class BlobKeptReadings(BlobServiceClient blobs) : IKeptReadings
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerNames.Readings);

    public async Task<TextAnswers?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var content = await _container.GetBlobClient(key).DownloadContentAsync(cancellationToken);
            return StorageJson.ReadCompressed<TextAnswers>(content.Value.Content.ToArray());
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return null; // What cannot be read is asked for again, and written anew.
        }
    }

    public Task KeepAsync(string key, TextAnswers answers, CancellationToken cancellationToken) =>
        _container.GetBlobClient(key).UploadAsync(BinaryData.FromBytes(StorageJson.WriteCompressed(answers)), overwrite: true, cancellationToken);

    public async Task<int> RemoveOlderAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties.LastModified < time && await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken))
                removed++;
        }
        return removed;
    }
}
