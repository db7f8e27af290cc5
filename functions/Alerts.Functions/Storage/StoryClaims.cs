using Alerts.Core;
using Alerts.Core.Digests;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// Rows <c>c…</c> of an outbox that hold stories instead of alerts: this subscription has been told of the story, as far as it
/// concerns the entity. A copy that comes later gets a claim in state DuplicateStory, which names the link that was told.
/// </summary>
internal sealed class StoryClaims(TableClient outbox)
{
    public const string DuplicateStory = "DuplicateStory";

    /// <summary>For the transaction that plans the digest. The oldest alert stands for its story.</summary>
    public static IEnumerable<TableTransactionAction> Of(OutboxDigest digest, IEnumerable<Alert> alerts) => alerts
        .Where(alert => alert.StoryId is not null)
        .OrderBy(alert => alert.FirstSeen)
        .DistinctBy(RowOf)
        .Select(alert => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityLimits.Checked(new(digest.SubscriptionId, RowOf(alert))
        {
            ["Digest"] = digest.Id,
            ["StoryId"] = alert.StoryId,
            ["ArticleId"] = alert.ArticleId,
            ["Link"] = alert.Link,
        })));

    /// <summary>Takes copies of told stories out of what waits.</summary>
    public async Task<int> HoldBackAsync(WaitingAlerts waiting, CancellationToken cancellationToken)
    {
        var held = await Task.WhenAll(waiting.Alerts
            .Where(alert => alert.StoryId is not null)
            .GroupBy(RowOf)
            .Select(story => HoldBackAsync(waiting.SubscriptionId, story, cancellationToken)));
        return held.Sum();
    }

    private async Task<int> HoldBackAsync(string subscriptionId, IGrouping<string, Alert> story, CancellationToken cancellationToken)
    {
        var told = await outbox.GetEntityIfExistsAsync<TableEntity>(subscriptionId, story.Key, cancellationToken: cancellationToken);
        if (!told.HasValue)
            return 0;
        // A later version of the very article that was told is no copy: whether it is news is for its own claim to say.
        Alert[] copies = [.. story.Where(alert => alert.ArticleId != told.Value!.GetString("ArticleId"))];
        foreach (var copy in copies)
            await HoldBackAsync(copy, told.Value!, cancellationToken);
        return copies.Length;
    }

    private async Task HoldBackAsync(Alert copy, TableEntity told, CancellationToken cancellationToken)
    {
        var claim = new TableEntity(told.PartitionKey, "c" + copy.Id)
        {
            ["State"] = DuplicateStory,
            ["Digest"] = told.GetString("Digest"),
            ["StoryId"] = copy.StoryId,
            ["Link"] = told.GetString("Link"),
        };
        try
        {
            await outbox.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, EntityLimits.Checked(claim)), new(TableTransactionActionType.Delete, WaitingRow(copy, told), ETag.All)],
                cancellationToken);
        }
        catch (TableTransactionFailedException exception) when (exception.Status is 404 or 409)
        {
            // It was told or held back before, and routed again; or another worker is at it just now.
            await outbox.DeleteEntityAsync(WaitingRow(copy, told), ETag.All, cancellationToken);
        }
    }

    private static TableEntity WaitingRow(Alert alert, TableEntity told) => new(told.PartitionKey, "p" + alert.Id);

    private static string RowOf(Alert alert) => "c" + StableId.Of("story", alert.StoryId!, alert.EntityId);
}
