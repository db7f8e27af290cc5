using Alerts.Core.Digests;
using Alerts.Core.Explaining;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Reads the rows of an outbox that concern one alert: its claim and digest, or that it waits and for which slot.</summary>
internal sealed class TableDeliveryTrail(TableServiceClient tables, IOutboxStore outbox) : IDeliveryTrail
{
    private readonly TableClient _table = tables.GetTableClient(TableNames.Outbox);

    public async Task<DeliveryTrace> FindAsync(string subscriptionId, string alertId, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(subscriptionId, "c" + alertId, cancellationToken) is { } claim)
        {
            var digest = await outbox.FindDigestAsync(subscriptionId, claim.GetString("Digest"), cancellationToken);
            return new(false, null, digest, claim.GetString("State") == StoryClaims.DuplicateStory, claim.GetString("Link"));
        }

        var waits = await FindRowAsync(subscriptionId, "p" + alertId, cancellationToken) is not null;
        var slot = waits ? await FindRowAsync(subscriptionId, TableOutboxStore.SlotRow, cancellationToken) : null;
        return new(waits, slot?.GetDateTimeOffset("Slot"), null, false, null);
    }

    private async Task<TableEntity?> FindRowAsync(string subscriptionId, string row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(subscriptionId, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
