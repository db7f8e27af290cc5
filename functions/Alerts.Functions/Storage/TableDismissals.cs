using Alerts.Core.Watchlists.Scorecards;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Partition: entity. Row: alert and subscription, so that a reader who says it twice has said it once.</summary>
internal sealed class TableDismissals(TableServiceClient tables) : IDismissals
{
    private readonly TableClient _table = tables.GetTableClient(TableNames.Dismissals);

    public Task AddAsync(Dismissal dismissal, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        EntityLimits.Checked(new(dismissal.EntityId, $"{dismissal.AlertId}-{dismissal.SubscriptionId}")
        {
            ["AlertId"] = dismissal.AlertId,
            ["SubscriptionId"] = dismissal.SubscriptionId,
            ["At"] = dismissal.At,
        }),
        TableUpdateMode.Replace,
        cancellationToken);

    public async Task<IReadOnlySet<string>> ReadAlertIdsAsync(string entityId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {entityId} and At ge {since}");
        return await _table.QueryAsync<TableEntity>(filter, select: ["AlertId"], cancellationToken: cancellationToken)
            .Select(row => row.GetString("AlertId"))
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }
}
