using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Alerts.Functions.Storage;

/// <param name="Current">Versions whose rows are there, by watchlist.</param>
/// <param name="Open">Versions whose rows may be there: a save has begun and was not seen to end.</param>
internal sealed record Heads(IReadOnlyDictionary<string, int> Current, IReadOnlyDictionary<string, int> Open)
{
    public static readonly Heads None = new(new Dictionary<string, int>(), new Dictionary<string, int>());

    public Heads WithOpen(string watchlistId, int version) => this with { Open = With(Open, watchlistId, version) };

    public Heads WithCurrent(string watchlistId, int version) => new(
        With(Current, watchlistId, version), Open.Where(open => open.Key != watchlistId || open.Value > version).ToDictionary());

    /// <summary>The later one stays: a slow save of an earlier version must not hide it.</summary>
    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int> versions, string watchlistId, int version) =>
        new(versions) { [watchlistId] = Math.Max(version, versions.GetValueOrDefault(watchlistId)) };
}

/// <summary>
/// Names the newest versions of all watchlists in one small blob, so that one request tells that nothing has changed. It is written
/// before a version's row and after it: it may name a version too many, never one too few.
/// </summary>
internal sealed class WatchlistHeads(BlobServiceClient blobs)
{
    private readonly BlobClient _blob = blobs.GetBlobContainerClient(ContainerNames.Watchlists).GetBlobClient("heads.json");

    /// <param name="tag">Of an earlier answer.</param>
    /// <returns>No heads when nothing has changed since; no tag when there is no blob yet.</returns>
    public async Task<(Heads? Heads, ETag? Tag)> ReadAsync(ETag? tag, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Conditions = tag is null ? null : new() { IfNoneMatch = tag } };
        try
        {
            var answer = await _blob.DownloadContentAsync(options, cancellationToken);
            return answer.GetRawResponse().Status == 304
                ? (null, tag)
                : (StorageJson.Read<Heads>(answer.Value.Content.ToString()), answer.Value.Details.ETag);
        }
        catch (RequestFailedException exception) when (exception.Status == 304)
        {
            return (null, tag);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (Heads.None, null);
        }
    }

    /// <param name="ifNone">What to begin with where there is no blob yet.</param>
    public async Task ChangeAsync(
        Func<Heads, Heads> change, Func<CancellationToken, Task<Heads>> ifNone, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (heads, tag) = await ReadAsync(null, cancellationToken);
            var from = tag is null ? await ifNone(cancellationToken) : heads!;
            if (await TryWriteAsync(change(from), tag, cancellationToken))
                return;
        }
    }

    private async Task<bool> TryWriteAsync(Heads heads, ETag? tag, CancellationToken cancellationToken)
    {
        var conditions = tag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new() { IfMatch = tag };
        try
        {
            await _blob.UploadAsync(new BinaryData(StorageJson.Write(heads)), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false; // Somebody else's save came between.
        }
    }
}
