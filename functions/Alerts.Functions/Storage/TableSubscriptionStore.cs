using System.Runtime.CompilerServices;
using Alerts.Core.Subscriptions;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// Table Subscribers: everything of one subscriber in one partition. Table Subscriptions: the same subscriptions under each
/// entity that they want, so that an alert finds its readers with one query.
/// </summary>
internal sealed class TableSubscriptionStore(TableServiceClient tables) : ISubscriptionStore
{
    private const string ProfileRow = "profile";

    /// <summary>More in one filter are refused: https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities</summary>
    private const int FilterComparisons = 15;

    private readonly TableClient _subscribers = tables.GetTableClient(TableNames.Subscribers);
    private readonly TableClient _byEntity = tables.GetTableClient(TableNames.Subscriptions);

    public Task SaveSubscriberAsync(Subscriber subscriber, CancellationToken cancellationToken) =>
        _subscribers.UpsertEntityAsync(
            EntityLimits.Checked(new(subscriber.Id, ProfileRow)
            {
                ["Address"] = subscriber.Address,
                ["State"] = subscriber.State.ToString(),
            }),
            TableUpdateMode.Replace,
            cancellationToken);

    public async Task SaveSubscriptionAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await _subscribers.UpsertEntityAsync(ToEntity(subscription.SubscriberId, subscription), TableUpdateMode.Replace, cancellationToken);
        foreach (var entityId in subscription.EntityIds)
            await _byEntity.UpsertEntityAsync(ToEntity(entityId, subscription), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<Subscriber?> FindSubscriberAsync(string subscriberId, CancellationToken cancellationToken)
    {
        var row = await _subscribers.GetEntityIfExistsAsync<TableEntity>(subscriberId, ProfileRow, cancellationToken: cancellationToken);
        return row.HasValue
            ? new(subscriberId, row.Value!.GetString("Address"), Enum.Parse<SubscriberState>(row.Value.GetString("State")))
            : null;
    }

    public async Task<Subscription?> FindSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        if (!Subscription.IsId(subscriptionId))
            return null;
        var row = await _subscribers.GetEntityIfExistsAsync<TableEntity>(
            Subscription.SubscriberIdOf(subscriptionId), subscriptionId, cancellationToken: cancellationToken);
        return row.HasValue ? ToSubscription(row.Value!) : null;
    }

    public async IAsyncEnumerable<Subscription> ReadOfAsync(string subscriberId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A subscription's id begins with its subscriber's; the profile does not.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {subscriberId} and RowKey ge {subscriberId} and RowKey lt {subscriberId + "~"}");
        await foreach (var entity in _subscribers.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return ToSubscription(entity);
    }

    public async IAsyncEnumerable<(string EntityId, Subscription Subscription)> ReadWantingAsync(
        IReadOnlyCollection<string> entityIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (entityIds.Count == 0)
            yield break;
        foreach (var partitions in entityIds.Append(Subscription.Everything).Chunk(FilterComparisons))
        {
            var filter = string.Join(" or ", partitions.Select(partition => TableClient.CreateQueryFilter($"PartitionKey eq {partition}")));
            await foreach (var entity in _byEntity.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                yield return (entity.PartitionKey, ToSubscription(entity));
        }
    }

    private static TableEntity ToEntity(string partition, Subscription subscription) =>
        EntityLimits.Checked(new(partition, subscription.Id) { ["Subscription"] = StorageJson.Write(subscription) });

    private static Subscription ToSubscription(TableEntity entity) => StorageJson.Read<Subscription>(entity.GetString("Subscription"));
}
