using System.Globalization;
using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Alerts.Functions.Storage;

/// <summary>
/// A batch is a blob with new articles. While it is unfinished its entry in the due index is its only row,
/// so that a fetch writes no second one; the outcome goes into the table Batches.
/// </summary>
internal sealed class BatchStore(TableServiceClient tables, BlobServiceClient blobs, IDueIndex due, TimeProvider clock) : IBatchStore
{
    /// <summary>Characters. A batch with more is read back by its next step.</summary>
    private const long LongestKept = 2_000_000;

    private readonly TableClient _table = tables.GetTableClient(TableNames.Batches);
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerNames.Batches);
    private readonly JustStored<ArticleBatch> _batches = new();
    private readonly JustStored<IReadOnlyList<Alert>> _alerts = new();

    public async Task AddAsync(ArticleBatch batch, DueEntry entry, CancellationToken cancellationToken)
    {
        // The index first: an entry without its blob is dropped when it is looked at, a blob without an entry would be lost.
        await due.AddAsync(entry, cancellationToken);
        if (await _container.AddIfAbsentAsync(ArticlesOf(batch.Id), StorageJson.WriteCompressed(batch), cancellationToken)
            && batch.Articles.Sum(article => (long)article.Text.Length) <= LongestKept)
            _batches.Keep(batch.Id, batch);
    }

    public async Task<ArticleBatch?> FindAsync(string batchId, CancellationToken cancellationToken) =>
        _batches.Take(batchId) ?? await _container.FindAsync<ArticleBatch>(ArticlesOf(batchId), cancellationToken);

    public async Task AddAlertsAsync(string batchId, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (await _container.AddIfAbsentAsync(AlertsOf(batchId), StorageJson.WriteCompressed(alerts), cancellationToken))
            _alerts.Keep(batchId, alerts);
    }

    public async Task<IReadOnlyList<Alert>?> FindAlertsAsync(string batchId, CancellationToken cancellationToken) =>
        _alerts.Take(batchId) ?? await _container.FindAsync<IReadOnlyList<Alert>>(AlertsOf(batchId), cancellationToken);

    public Task SaveUntonedAsync(string batchId, IReadOnlyList<UntonedArticle> articles, CancellationToken cancellationToken) =>
        _container.GetBlobClient(UntonedOf(batchId)).UploadAsync(new BinaryData(StorageJson.WriteCompressed(articles)), overwrite: true, cancellationToken);

    public Task<IReadOnlyList<UntonedArticle>?> FindUntonedAsync(string batchId, CancellationToken cancellationToken) =>
        _container.FindAsync<IReadOnlyList<UntonedArticle>>(UntonedOf(batchId), cancellationToken);

    public Task RemoveUntonedAsync(string batchId, CancellationToken cancellationToken) =>
        _container.GetBlobClient(UntonedOf(batchId)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public Task SaveOutcomeAsync(BatchOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entity = new TableEntity(now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), outcome.BatchId)
        {
            ["FeedIds"] = string.Join(' ', outcome.FeedIds),
            ["State"] = outcome.State.ToString(),
            ["Articles"] = outcome.Articles,
            ["Matched"] = outcome.Matched,
            ["Alerts"] = outcome.Alerts,
            ["Reason"] = outcome.Reason,
            ["EndedAt"] = now,
            ["Backfill"] = outcome.Backfill is { } order ? StorageJson.Write(order) : null,
        };
        return _table.UpsertEntityAsync(EntityLimits.Checked(entity), TableUpdateMode.Replace, cancellationToken);
    }

    private static string ArticlesOf(string batchId) => $"{batchId}/articles.json.gz";

    private static string UntonedOf(string batchId) => $"{batchId}/untoned.json.gz";

    private static string AlertsOf(string batchId) => $"{batchId}/alerts.json.gz";
}

internal static class BlobContainerExtensions
{
    private static readonly BlobUploadOptions OnlyIfAbsent = new() { Conditions = new() { IfNoneMatch = ETag.All } };

    /// <summary>Work that is done twice keeps what the first time stored.</summary>
    /// <returns>False when it was there.</returns>
    public static async Task<bool> AddIfAbsentAsync(
        this BlobContainerClient container, string name, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(content), OnlyIfAbsent, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return false;
        }
    }

    public static async Task<T?> FindAsync<T>(this BlobContainerClient container, string name, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return StorageJson.ReadCompressed<T>(content.Value.Content.ToArray());
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
