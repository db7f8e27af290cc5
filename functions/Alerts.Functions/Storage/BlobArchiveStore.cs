using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core.Articles.Archive;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Alerts.Functions.Storage;

/// <summary>
/// Append blobs, one a day and further ones where it is full (Azure takes 50,000 appends). Each block stands behind its length; since
/// Azure appends all of a block or nothing, no reader meets half of one.
/// </summary>
internal sealed class BlobArchiveStore(BlobServiceClient blobs) : IArchiveStore
{
    private const int MostVolumes = 1_000;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerNames.Articles);

    /// <summary>The volumes that took this process's last block.</summary>
    private readonly ConcurrentDictionary<DateOnly, int> _volumes = new();

    public async Task AppendAsync(DateOnly day, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        var framed = new byte[sizeof(int) + block.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, block.Length);
        block.CopyTo(framed.AsMemory(sizeof(int)));
        for (var volume = _volumes.GetValueOrDefault(day); volume < MostVolumes; volume++)
        {
            if (await TryAppendAsync(BlobOf(day, volume), framed, cancellationToken))
            {
                _volumes[day] = volume;
                return;
            }
        }

        throw new InvalidOperationException($"None of the {MostVolumes} blobs of {NameOf(day, 0)} takes another block.");
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var volume = 0; await OpenAsync(BlobOf(day, volume), cancellationToken) is { } content; volume++)
        {
            await using (content)
            {
                var header = new byte[sizeof(int)];
                while (await content.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) == header.Length)
                {
                    var block = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
                    await content.ReadExactlyAsync(block, cancellationToken);
                    yield return block;
                }
            }
        }
    }

    /// <returns>False when the blob takes no more: it is full, or somebody has locked it.</returns>
    private static async Task<bool> TryAppendAsync(AppendBlobClient blob, byte[] framed, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await blob.AppendBlockAsync(new MemoryStream(framed), cancellationToken: cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                return false;
            }
        }
    }

    private static async Task<Stream?> OpenAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var response = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            return response.Value.Content;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private AppendBlobClient BlobOf(DateOnly day, int volume) => _container.GetAppendBlobClient(NameOf(day, volume));

    private static string NameOf(DateOnly day, int volume) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (volume == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{volume}"));
}
