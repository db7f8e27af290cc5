using Alerts.Core;
using Alerts.Core.Feeds;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>All in one partition, so that a hundred hosts cost one transaction.</summary>
internal sealed class TableHostLeases(TableServiceClient tables, TimeProvider clock) : IHostLeases
{
    private const string Partition = "host";

    /// <summary>Longer than any pause between two polls: what has not been renewed since is the lease of a host without feeds.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(10);

    private readonly TableClient _table = tables.GetTableClient(TableNames.Counters);

    public async Task<IReadOnlyDictionary<string, HostLease>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var leases = new Dictionary<string, HostLease>(StringComparer.Ordinal);
        var old = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
        {
            var visit = new VisitHost(
                row.GetString("Host"), row.GetDateTimeOffset("Until")!.Value, StorageJson.Read<FetchFeed[]>(row.GetString("Feeds")));
            if (visit.Until < clock.GetUtcNow() - s_kept)
                old.Add(row);
            else
                leases[visit.Host] = new(visit, row.ETag.ToString());
        }
        await RemoveAsync(old, cancellationToken);
        return leases;
    }

    public async Task<IReadOnlyList<HostLease>> TakeAsync(IReadOnlyList<HostLease> leases, CancellationToken cancellationToken)
    {
        var taken = new List<HostLease>();
        foreach (var chunk in leases.Chunk(EntityLimits.TransactionActions))
        {
            try
            {
                await _table.SubmitTransactionAsync(chunk.Select(ToAction), cancellationToken);
                taken.AddRange(chunk);
            }
            catch (TableTransactionFailedException exception) when (exception.Status is 409 or 412 or 404)
            {
                // Another instance was first with one of them; the others' turn comes with the next round.
            }
        }
        return taken;
    }

    public async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            rows.Add(row);
        await RemoveAsync(rows, cancellationToken);
    }

    private async Task RemoveAsync(List<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(EntityLimits.TransactionActions))
        {
            try
            {
                await _table.SubmitTransactionAsync(
                    chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)), cancellationToken);
            }
            catch (TableTransactionFailedException exception) when (exception.Status is 412 or 404)
            {
                // Another instance was first with one of them; the others go in the next round.
            }
        }
    }

    private static TableTransactionAction ToAction(HostLease lease)
    {
        var row = EntityLimits.Checked(new(Partition, StableId.Of("host", lease.Visit.Host))
        {
            ["Host"] = lease.Visit.Host,
            ["Until"] = lease.Visit.Until,
            ["Feeds"] = StorageJson.Write(lease.Visit.Feeds),
        });
        return lease.Version is { } version
            ? new(TableTransactionActionType.UpdateReplace, row, new ETag(version))
            : new(TableTransactionActionType.Add, row);
    }
}
