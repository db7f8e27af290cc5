using System.Runtime.CompilerServices;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Alerts.Core.Feeds.Items;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

internal sealed class TableFeedStore(TableServiceClient tables) : IFeedStore
{
    private readonly TableClient _table = tables.GetTableClient(TableNames.Feeds);

    public async IAsyncEnumerable<Feed> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            yield return ToFeed(entity);
    }

    public async IAsyncEnumerable<Feed> ReadAfterAsync(
        string? afterId, int portion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A shard is how its ids begin: the table's own order is that of the ids.
        var filter = afterId is null ? null : TableClient.CreateQueryFilter($"PartitionKey ge {ShardOf(afterId)} and RowKey gt {afterId}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, portion, cancellationToken: cancellationToken))
            yield return ToFeed(entity);
    }

    public async IAsyncEnumerable<DueFeed> ReadDueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"DueAt le {now} and State eq {nameof(FeedState.Active)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: ["RowKey", "Url", "DueAt"], cancellationToken: cancellationToken))
            yield return new(entity.RowKey, entity.GetString("Url"), entity.GetDateTimeOffset("DueAt")!.Value);
    }

    public async IAsyncEnumerable<string> ReadHubDueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"HubDueAt le {now}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
            yield return entity.RowKey;
    }

    public async Task<Feed?> FindAsync(string feedId, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(ShardOf(feedId), feedId, cancellationToken: cancellationToken);
        return row.HasValue ? ToFeed(row.Value!) : null;
    }

    public async Task<Feed?> FindByUrlAsync(string url, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"Url eq {url}");
        return await _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } row
            ? ToFeed(row)
            : null;
    }

    public Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken) => AddAsync(ToEntity(feed), cancellationToken);

    public async Task<IReadOnlySet<string>> AddAllAsync(IReadOnlyCollection<Feed> feeds, CancellationToken cancellationToken)
    {
        var (ids, urls) = await ReadKnownAsync(cancellationToken);
        var added = new HashSet<string>();
        foreach (var shard in feeds.Where(feed => !ids.Contains(feed.Id) && !urls.Contains(feed.Url)).DistinctBy(feed => feed.Id).GroupBy(feed => ShardOf(feed.Id)))
        {
            foreach (var chunk in EntityLimits.Chunks(shard.Select(feed => new TableTransactionAction(TableTransactionActionType.Add, ToEntity(feed)))))
                added.UnionWith(await AddChunkAsync(chunk, cancellationToken));
        }

        return added;
    }

    public async Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(ToEntity(feed), new ETag(feed.Version!), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 412 or 404)
        {
            return false;
        }
    }

    public Task RemoveAsync(string feedId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(ShardOf(feedId), feedId, ETag.All, cancellationToken);

    private async Task<bool> AddAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(entity, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    /// <summary>A feed that has moved keeps the id of its old address.</summary>
    private async Task<(HashSet<string> Ids, HashSet<string> Urls)> ReadKnownAsync(CancellationToken cancellationToken)
    {
        var (ids, urls) = (new HashSet<string>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var entity in _table.QueryAsync<TableEntity>(select: ["RowKey", "Url"], cancellationToken: cancellationToken))
        {
            ids.Add(entity.RowKey);
            urls.Add(entity.GetString("Url"));
        }

        return (ids, urls);
    }

    private async Task<IEnumerable<string>> AddChunkAsync(TableTransactionAction[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(chunk, cancellationToken);
            return chunk.Select(action => action.Entity.RowKey);
        }
        catch (TableTransactionFailedException exception) when (exception.Status == 409)
        {
            // Somebody has added one of them since we looked; the others shall not wait for that.
            return await AddOneByOneAsync(chunk, cancellationToken);
        }
    }

    private async Task<List<string>> AddOneByOneAsync(TableTransactionAction[] chunk, CancellationToken cancellationToken)
    {
        var added = new List<string>();
        foreach (var action in chunk)
        {
            if (await AddAsync((TableEntity)action.Entity, cancellationToken))
                added.Add(action.Entity.RowKey);
        }

        return added;
    }

    /// <summary>Sixteen partitions: enough to spread the writes, few enough to scan.</summary>
    private static string ShardOf(string feedId) => feedId[..1];

    private static TableEntity ToEntity(Feed feed) => EntityLimits.Checked(new(ShardOf(feed.Id), feed.Id)
    {
        ["Url"] = feed.Url,
        ["Title"] = feed.Title,
        ["GivenTitle"] = feed.GivenTitle,
        ["SiteLink"] = feed.SiteLink,
        ["State"] = feed.State.ToString(),
        ["ValidatorETag"] = feed.ETag,
        ["LastModified"] = feed.LastModified,
        ["DueAt"] = feed.DueAt,
        ["NotBefore"] = feed.NotBefore,
        ["WantedAt"] = feed.WantedAt,
        ["LastPolled"] = feed.LastPolled,
        ["LastSucceeded"] = feed.LastSucceeded,
        ["Failures"] = feed.Failures,
        ["ErrorKind"] = feed.LastError?.Kind.ToString(),
        ["ErrorMessage"] = feed.LastError?.Message,
        ["Warning"] = feed.Warning,
        ["Folder"] = feed.Folder,
        ["ReadsPages"] = feed.ReadsPages,
        ["Move"] = feed.Move is null ? null : StorageJson.Write(feed.Move),
        ["PublisherSeconds"] = feed.PublisherInterval?.TotalSeconds,
        ["Pace"] = feed.Pace is null ? null : StorageJson.Write(feed.Pace),
        ["Rhythm"] = StorageJson.Write(feed.Rhythm),
        ["PossibleLossAt"] = feed.PossibleLossAt,
        ["RenumberedAt"] = feed.RenumberedAt,
        ["Hub"] = feed.Hub is null ? null : StorageJson.Write(feed.Hub),
        ["HubDueAt"] = HubPlan.DueAt(feed),
        ["KnownItems"] = feed.KnownItems.ToBytes(),
    });

    private static Feed ToFeed(TableEntity entity) => new()
    {
        Id = entity.RowKey,
        Url = entity.GetString("Url"),
        Title = entity.GetString("Title"),
        GivenTitle = entity.GetString("GivenTitle"),
        SiteLink = entity.GetString("SiteLink"),
        State = Enum.Parse<FeedState>(entity.GetString("State")),
        ETag = entity.GetString("ValidatorETag"),
        LastModified = entity.GetString("LastModified"),
        DueAt = entity.GetDateTimeOffset("DueAt")!.Value,
        NotBefore = entity.GetDateTimeOffset("NotBefore"),
        WantedAt = entity.GetDateTimeOffset("WantedAt"),
        LastPolled = entity.GetDateTimeOffset("LastPolled"),
        LastSucceeded = entity.GetDateTimeOffset("LastSucceeded"),
        Failures = entity.GetInt32("Failures") ?? 0,
        LastError = entity.GetString("ErrorKind") is { } kind ? new(Enum.Parse<FeedErrorKind>(kind), entity.GetString("ErrorMessage")) : null,
        Warning = entity.GetString("Warning"),
        Folder = entity.GetString("Folder"),
        ReadsPages = entity.GetBoolean("ReadsPages") ?? false,
        Move = ReadJson<FeedMove>(entity, "Move"),
        PublisherInterval = entity.GetDouble("PublisherSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Pace = ReadJson<FeedPace>(entity, "Pace"),
        Rhythm = ReadJson<FeedRhythm>(entity, "Rhythm") ?? FeedRhythm.Unknown,
        PossibleLossAt = entity.GetDateTimeOffset("PossibleLossAt"),
        RenumberedAt = entity.GetDateTimeOffset("RenumberedAt"),
        Hub = ReadJson<HubSubscription>(entity, "Hub"),
        KnownItems = KnownItems.FromBytes(entity.GetBinary("KnownItems")),
        Version = entity.ETag.ToString(),
    };

    private static T? ReadJson<T>(TableEntity entity, string property)
        where T : class => entity.GetString(property) is { } json ? StorageJson.Read<T>(json) : null;
}
