using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core.Digests;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Partition: entity. Row: inverted time, so that the newest come first and a window is one range.</summary>
internal sealed class TableAlertStore(TableServiceClient tables) : IAlertStore
{
    /// <summary>As many rows as one page of the service holds.</summary>
    private const int PageSize = 1_000;

    private const int AtOnce = 16;

    private readonly TableClient _table = tables.GetTableClient(TableNames.Alerts);

    public async Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var transactions = alerts.GroupBy(alert => alert.EntityId).SelectMany(entity => EntityLimits.Chunks(
            entity.Select(alert => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ToEntity(alert)))));
        await Parallel.ForEachAsync(transactions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (transaction, cancel) => await _table.SubmitTransactionAsync(transaction, cancel));
    }

    public async Task<StoredAlert?> FindAsync(string entityId, string articleId, DateTimeOffset firstSeen, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(entityId, RowOf(firstSeen, articleId), cancellationToken: cancellationToken);
        return row.HasValue ? new(AlertRow.Read(row.Value!), row.Value!.ETag.ToString()) : null;
    }

    public async Task<bool> ReplaceAsync(StoredAlert alert, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(ToEntity(alert.Alert), new ETag(alert.Version), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<Alert> ReadAsync(
        string entityId, DateTimeOffset since, DateTimeOffset until, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Inverted: a later time has the smaller key. A key with text behind its time is greater than the bare time.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {entityId} and RowKey gt {Inverted(until) + "~"} and RowKey le {Inverted(since) + "~"}");
        var read = 0;
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, Math.Min(limit, PageSize), cancellationToken: cancellationToken))
        {
            yield return AlertRow.Read(entity);
            if (++read == limit)
                yield break;
        }
    }

    private static TableEntity ToEntity(Alert alert) =>
        AlertRow.Of(alert.EntityId, RowOf(alert.FirstSeen, alert.ArticleId), alert);

    private static string RowOf(DateTimeOffset firstSeen, string articleId) => Inverted(firstSeen) + articleId;

    private static string Inverted(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
