using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Partition: kind and minute. Row: time and id. Reading what is due touches only partitions that hold something due.</summary>
internal sealed class TableDueIndex(TableServiceClient tables) : IDueIndex
{
    private readonly TableClient _table = tables.GetTableClient(TableNames.Due);

    public Task AddAsync(DueEntry entry, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(ToEntity(entry), TableUpdateMode.Replace, cancellationToken);

    public Task RemoveAsync(DueEntry entry, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionOf(entry.Kind, entry.At), RowOf(entry), ETag.All, cancellationToken);

    public async IAsyncEnumerable<DueEntry> ReadAsync(
        DueKind kind, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {kind + "|"} and PartitionKey le {PartitionOf(kind, until)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var entry = ToEntry(kind, entity);
            if (entry.At <= until)
                yield return entry;
        }
    }

    private static TableEntity ToEntity(DueEntry entry) => EntityLimits.Checked(new(PartitionOf(entry.Kind, entry.At), RowOf(entry))
    {
        ["At"] = entry.At,
        ["Id"] = entry.Id,
        ["Attempts"] = entry.Attempts,
    });

    private static DueEntry ToEntry(DueKind kind, TableEntity entity) =>
        new(kind, entity.GetDateTimeOffset("At")!.Value, entity.GetString("Id"), entity.GetInt32("Attempts") ?? 0);

    private static string PartitionOf(DueKind kind, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}|{at.UtcDateTime:yyyyMMddHHmm}");

    private static string RowOf(DueEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:ss}|{entry.Id}");
}
