using Alerts.Core;
using Alerts.Core.Digests;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Alerts.Functions.Storage;

/// <summary>
/// One partition a subscription. Rows: <c>w</c> the open slot, <c>p…</c> a waiting alert, <c>c…</c> a claimed one or a told story,
/// <c>d…</c> a digest, <c>t…</c> an alert that was told without tone. Whoever adds an alert also writes <c>w</c>, and whoever plans a digest removes <c>w</c> as it was read: so a
/// plan that would overlook an alert fails, and an alert is claimed by exactly one digest because its claim can be inserted only
/// once.
/// </summary>
internal sealed class TableOutboxStore(TableServiceClient tables, BlobServiceClient blobs, IDueIndex due) : IOutboxStore
{
    public const string SlotRow = "w";

    /// <summary>Each alert takes up to four actions: it and its story claimed, waiting row removed, kept in mind where it has no tone. One more is the digest.</summary>
    private const int ClaimsATransaction = (EntityLimits.TransactionActions - 1) / 4;

    private const char Told = 't';

    private readonly TableClient _table = tables.GetTableClient(TableNames.Outbox);
    private readonly StoryClaims _stories = new(tables.GetTableClient(TableNames.Outbox));
    private readonly BlobContainerClient _frozen = blobs.GetBlobContainerClient(ContainerNames.Digests);

    public async Task AddWaitingAsync(
        string subscriptionId, IReadOnlyList<Alert> alerts, DateTimeOffset? slot, CancellationToken cancellationToken)
    {
        var waiting = alerts.DistinctBy(alert => alert.Id).Select(alert => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, AlertRow.Of(subscriptionId, "p" + alert.Id, alert)));
        foreach (var chunk in EntityLimits.Chunks(waiting, EntityLimits.TransactionActions - 1))
            await AddAsync(subscriptionId, chunk, slot, cancellationToken);
    }

    public async Task<WaitingAlerts> ReadWaitingAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId} and RowKey ge {"p"} and RowKey le {SlotRow}");
        var alerts = new List<Alert>();
        var told = new List<ToldAlert>();
        TableEntity? slot = null;
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (entity.RowKey == SlotRow)
                slot = entity;
            else if (entity.RowKey[0] == Told)
                told.Add(StorageJson.Read<ToldAlert>(entity.GetString(AlertRow.Property)));
            else
                alerts.Add(AlertRow.Read(entity));
        }

        return new(subscriptionId, slot?.GetDateTimeOffset("Slot"), alerts, slot?.ETag.ToString()) { ToldWithoutTone = told };
    }

    public async Task MoveSlotAsync(string subscriptionId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(subscriptionId, SlotRow, cancellationToken: cancellationToken);
        if (!row.HasValue || row.Value!.GetDateTimeOffset("Slot") != from)
            return;
        try
        {
            row.Value["Slot"] = to;
            await _table.UpdateEntityAsync(row.Value, row.Value.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // An alert joined it meanwhile, or it was planned: read again.
            await MoveSlotAsync(subscriptionId, from, to, cancellationToken);
        }
    }

    public async Task<bool> CloseSlotAsync(WaitingAlerts waiting, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(waiting.SubscriptionId, SlotRow, new ETag(waiting.Version!), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            return false;
        }
    }

    public Task<int> HoldBackCopiesAsync(WaitingAlerts waiting, CancellationToken cancellationToken) =>
        _stories.HoldBackAsync(waiting, cancellationToken);

    public async Task<OutboxDigest?> PlanAsync(
        WaitingAlerts waiting, OutboxDigest digest, FrozenDigest frozen, Func<IReadOnlyList<Alert>, DateTimeOffset?> slotFor,
        CancellationToken cancellationToken)
    {
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, ToEntity(digest)),
            DeleteSlot(waiting),
            .. Settle(digest, frozen),
            .. Claim(digest, frozen, waiting.Alerts.Where(alert => frozen.AlertIds.Contains(alert.Id))),
        ];
        if (actions.Length > EntityLimits.TransactionActions)
            return await PlanInStepsAsync(waiting, digest, frozen, slotFor, cancellationToken);
        try
        {
            return await SubmitAsync(digest, actions, cancellationToken);
        }
        catch (TableTransactionFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            // The client's own retry may have met what its first try wrote: then the row is ours, with our content.
            if (await FindDigestAsync(digest.SubscriptionId, digest.Id, cancellationToken) is { } stored)
                return stored.Content == digest.Content ? stored : null;
            if (exception.Status == 409)
                await DropClaimedAsync(waiting, cancellationToken);
            return null;
        }
    }

    public async Task<OutboxDigest?> FinishClaimingAsync(
        OutboxDigest digest, FrozenDigest frozen, Func<IReadOnlyList<Alert>, DateTimeOffset?> slotFor,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var waiting = await ReadWaitingAsync(digest.SubscriptionId, cancellationToken);
            // The oldest come last, since the claim of a story that is written last stays.
            Alert[] open = [.. waiting.Alerts.Where(alert => frozen.AlertIds.Contains(alert.Id)).OrderByDescending(alert => alert.FirstSeen).Take(ClaimsATransaction)];
            try
            {
                if (open.Length == 0)
                    return await PlanClaimedAsync(waiting, digest, frozen, slotFor(waiting.Alerts), cancellationToken);
                digest = await SubmitAsync(digest, [Update(digest), .. Claim(digest, frozen, open)], cancellationToken);
            }
            catch (TableTransactionFailedException exception) when (exception.Status is 404 or 409 or 412)
            {
                if (exception.FailedTransactionActionIndex == 0)
                    return null; // Another worker goes on with it.
                if (exception.Status == 409)
                    await DropClaimedAsync(waiting, cancellationToken);
            }
        }
    }

    public async Task<OutboxDigest?> FindDigestAsync(string subscriptionId, string digestId, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(subscriptionId, "d" + digestId, cancellationToken: cancellationToken);
        return row.HasValue ? ToDigest(row.Value!) : null;
    }

    public async Task<OutboxDigest?> SaveDigestAsync(OutboxDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _table.UpdateEntityAsync(ToEntity(digest), new ETag(digest.Version!), TableUpdateMode.Replace, cancellationToken);
            return digest with { Version = response.Headers.ETag.ToString() };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // The client's own retry may have met what its first try wrote.
            var stored = await FindDigestAsync(digest.SubscriptionId, digest.Id, cancellationToken);
            return digest.AttemptId is { } mine && stored?.AttemptId == mine ? stored : null;
        }
    }

    public async Task<string> FreezeAsync(string digestId, FrozenDigest frozen, CancellationToken cancellationToken)
    {
        var name = $"{digestId}/{StableId.Of(StorageJson.Write(frozen))}.json.gz";
        await _frozen.AddIfAbsentAsync(name, StorageJson.WriteCompressed(frozen), cancellationToken);
        return name;
    }

    public async Task<FrozenDigest> ReadFrozenAsync(string name, CancellationToken cancellationToken) =>
        await _frozen.FindAsync<FrozenDigest>(name, cancellationToken)
        ?? throw new InvalidDataException($"The frozen content {name} is missing.");

    private async Task AddAsync(string subscriptionId, TableTransactionAction[] waiting, DateTimeOffset? slot, CancellationToken cancellationToken)
    {
        while (!await JoinSlotAsync(subscriptionId, waiting, cancellationToken))
        {
            if (slot is null)
            {
                // No plan can overlook them: without a slot there is none, and the next slot's plan reads what waits.
                await _table.SubmitTransactionAsync(waiting, cancellationToken);
                return;
            }

            if (await OpenSlotAsync(subscriptionId, waiting, slot.Value, cancellationToken))
                return;
        }
    }

    /// <returns>False when no slot is open.</returns>
    private async Task<bool> JoinSlotAsync(string subscriptionId, TableTransactionAction[] waiting, CancellationToken cancellationToken)
    {
        var touch = new TableEntity(subscriptionId, SlotRow) { ["Touched"] = Guid.NewGuid() };
        try
        {
            await _table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, touch, ETag.All), .. waiting], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    /// <returns>False when somebody else has opened one.</returns>
    private async Task<bool> OpenSlotAsync(
        string subscriptionId, TableTransactionAction[] waiting, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var entry = DueEntry.Create(DueKind.Slot, slot, subscriptionId);
        await due.AddAsync(entry, cancellationToken);
        try
        {
            var open = new TableEntity(subscriptionId, SlotRow) { ["Slot"] = entry.At };
            await _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, open), .. waiting], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    private async Task<OutboxDigest?> PlanInStepsAsync(
        WaitingAlerts waiting, OutboxDigest digest, FrozenDigest frozen, Func<IReadOnlyList<Alert>, DateTimeOffset?> slotFor,
        CancellationToken cancellationToken)
    {
        if (await DropClaimedAsync(waiting, cancellationToken) > 0)
            return null;
        var claiming = digest with { State = DigestState.Claiming };
        try
        {
            var response = await _table.AddEntityAsync(ToEntity(claiming), cancellationToken);
            claiming = claiming with { Version = response.Headers.ETag.ToString() };
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return null;
        }

        return await FinishClaimingAsync(claiming, frozen, slotFor, cancellationToken);
    }

    /// <summary>Everything is claimed: the digest is planned, and its slot closes or passes to what came meanwhile.</summary>
    private async Task<OutboxDigest?> PlanClaimedAsync(
        WaitingAlerts waiting, OutboxDigest digest, FrozenDigest frozen, DateTimeOffset? nextSlot, CancellationToken cancellationToken)
    {
        var planned = digest with { State = DigestState.Planned };
        List<TableTransactionAction> actions = [Update(planned)];
        // Its frozen content tells them by now. Not in the transaction: another digest may have been planned meanwhile that settled them, too.
        await Task.WhenAll(frozen.SettledIds.Select(id => _table.DeleteEntityAsync(digest.SubscriptionId, Told + id, ETag.All, cancellationToken)));
        if (waiting.Version is not null && nextSlot is null)
        {
            actions.Add(DeleteSlot(waiting));
        }
        else if (waiting.Version is not null)
        {
            var entry = DueEntry.Create(DueKind.Slot, nextSlot!.Value, digest.SubscriptionId);
            await due.AddAsync(entry, cancellationToken);
            actions.Add(new(TableTransactionActionType.UpdateReplace,
                new TableEntity(digest.SubscriptionId, SlotRow) { ["Slot"] = entry.At }, new ETag(waiting.Version!)));
        }

        return await SubmitAsync(planned, actions, cancellationToken);
    }

    /// <summary>Runs a transaction whose first action writes the digest.</summary>
    private async Task<OutboxDigest> SubmitAsync(
        OutboxDigest digest, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var response = await _table.SubmitTransactionAsync(actions, cancellationToken);
        return digest with { Version = response.Value[0].Headers.ETag.ToString() };
    }

    /// <summary>Takes alerts out of what waits that an earlier digest has claimed: they were added again by work done twice.</summary>
    private async Task<int> DropClaimedAsync(WaitingAlerts waiting, CancellationToken cancellationToken)
    {
        var claims = await Task.WhenAll(waiting.Alerts.Select(alert => _table.GetEntityIfExistsAsync<TableEntity>(
            waiting.SubscriptionId, "c" + alert.Id, ["RowKey"], cancellationToken)));
        var dropped = 0;
        foreach (var claim in claims.Where(claim => claim.HasValue))
        {
            await _table.DeleteEntityAsync(waiting.SubscriptionId, "p" + claim.Value!.RowKey[1..], ETag.All, cancellationToken);
            dropped++;
        }

        return dropped;
    }

    /// <summary>Alerts that earlier digests told without tone, and that are settled with this one.</summary>
    private static IEnumerable<TableTransactionAction> Settle(OutboxDigest digest, FrozenDigest frozen) => frozen.SettledIds
        .Except(frozen.UntonedIds())
        .Select(id => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(digest.SubscriptionId, Told + id), ETag.All));

    private static TableTransactionAction[] Claim(OutboxDigest digest, FrozenDigest frozen, IEnumerable<Alert> alerts) =>
    [
        .. alerts.SelectMany(alert => new TableTransactionAction[]
        {
            new(TableTransactionActionType.Add, new TableEntity(digest.SubscriptionId, "c" + alert.Id) { ["Digest"] = digest.Id }),
            new(TableTransactionActionType.Delete, new TableEntity(digest.SubscriptionId, "p" + alert.Id), ETag.All),
        }),
        .. StoryClaims.Of(digest, alerts),
        .. alerts.IntersectBy(frozen.UntonedIds(), alert => alert.Id).Select(alert => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            EntityLimits.Checked(new(digest.SubscriptionId, Told + alert.Id)
            {
                [AlertRow.Property] = StorageJson.Write(new ToldAlert(alert.Id, alert.EntityId, alert.ArticleId, alert.FirstSeen)),
            }))),
    ];

    private static TableTransactionAction Update(OutboxDigest digest) =>
        new(TableTransactionActionType.UpdateReplace, ToEntity(digest), new ETag(digest.Version!));

    private static TableTransactionAction DeleteSlot(WaitingAlerts waiting) =>
        new(TableTransactionActionType.Delete, new TableEntity(waiting.SubscriptionId, SlotRow), new ETag(waiting.Version!));

    private static TableEntity ToEntity(OutboxDigest digest) => EntityLimits.Checked(new(digest.SubscriptionId, "d" + digest.Id)
    {
        ["State"] = digest.State.ToString(),
        ["Digest"] = StorageJson.Write(digest with { Version = null }),
    });

    private static OutboxDigest ToDigest(TableEntity entity) =>
        StorageJson.Read<OutboxDigest>(entity.GetString("Digest")) with { Version = entity.ETag.ToString() };
}
