using Alerts.Core;
using Alerts.Core.Subscriptions;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Holds hashes only: a suppression outlives its subscriber's data.</summary>
internal sealed class TableSuppressionStore(TableServiceClient tables, TimeProvider clock) : ISuppressionStore
{
    private readonly TableClient _table = tables.GetTableClient(TableNames.Suppressions);

    public async Task<bool> IsSuppressedAsync(string address, CancellationToken cancellationToken)
    {
        var key = KeyOf(address);
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(key, key, ["RowKey"], cancellationToken);
        return row.HasValue;
    }

    public Task SuppressAsync(string address, string reason, CancellationToken cancellationToken)
    {
        var key = KeyOf(address);
        var entity = new TableEntity(key, key) { ["Reason"] = reason, ["Since"] = clock.GetUtcNow() };
        return _table.UpsertEntityAsync(EntityLimits.Checked(entity), TableUpdateMode.Replace, cancellationToken);
    }

    private static string KeyOf(string address) => StableId.Of("suppression", address.Trim().ToLowerInvariant());
}
