using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core.Watchlists;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Alerts.Functions.Storage;

/// <summary>
/// Each version is a row and is kept; the newest has the smallest key. The content of a large one is a blob that its row names: it is
/// written first, so that there is no version without content.
/// </summary>
internal sealed class TableWatchlistStore(TableServiceClient tables, BlobServiceClient blobs, WatchlistHeads heads) : IWatchlistStore
{
    /// <summary>Column that tells one save from another of the same content; versions from before it have none.</summary>
    private const string Attempt = "Attempt";

    private const int ChunkBytes = 60 * 1024;

    /// <summary>Compressed; leaves room in the row for who, why and what changed.</summary>
    private const int LargestInRow = 512 * 1024;

    private static readonly string[] s_entryColumns = ["Version", "Who", "When", "Why", "Changes"];

    private readonly TableClient _table = tables.GetTableClient(TableNames.Watchlists);
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerNames.Watchlists);

    public async Task<CurrentWatchlists> ReadCurrentAsync(CurrentWatchlists? known, CancellationToken cancellationToken)
    {
        var (current, tag) = await heads.ReadAsync(known?.Tag is { } old ? new ETag(old) : null, cancellationToken);
        if (current is null)
            return known!;
        if (tag is null)
            current = await FindHeadsAsync(cancellationToken);
        var earlier = (known?.Watchlists ?? []).ToDictionary(watchlist => (watchlist.Id, watchlist.Version));
        var watchlists = new List<Watchlist>();
        foreach (var id in current.Current.Keys.Union(current.Open.Keys).Order(StringComparer.Ordinal))
        {
            if (await ReadHeadAsync(current, id, earlier, cancellationToken) is { } watchlist)
                watchlists.Add(watchlist);
        }
        // A save that is not over may end without a trace in the tag.
        return new(watchlists, current.Open.Count == 0 ? tag?.ToString() : null);
    }

    public async Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken)
    {
        if (version is { } wanted)
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(watchlistId, RowOf(wanted), cancellationToken: cancellationToken);
            return row.HasValue ? await ToVersionAsync(row.Value!, cancellationToken) : null;
        }

        var newest = _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {watchlistId}"), 1, null, cancellationToken);
        await foreach (var row in newest)
            return await ToVersionAsync(row, cancellationToken);
        return null;
    }

    public async IAsyncEnumerable<VersionEntry> ReadHistoryAsync(
        string watchlistId, int? before, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = before is { } version
            ? TableClient.CreateQueryFilter($"PartitionKey eq {watchlistId} and RowKey gt {RowOf(version)}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {watchlistId}");
        var rows = _table.QueryAsync<TableEntity>(filter, Math.Min(limit, 1000), s_entryColumns, cancellationToken);
        await foreach (var row in rows.Take(limit).WithCancellation(cancellationToken))
            yield return new(row.GetInt32("Version")!.Value, ToChange(row));
    }

    public async Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken)
    {
        var row = await ToEntityAsync(watchlist, change, cancellationToken);
        await heads.ChangeAsync(before => before.WithOpen(watchlist.Id, watchlist.Version), FindHeadsAsync, cancellationToken);
        var isAdded = await TryAddAsync(row, cancellationToken);
        // Added or there before: in both cases the row is there now.
        await heads.ChangeAsync(before => before.WithCurrent(watchlist.Id, watchlist.Version), FindHeadsAsync, cancellationToken);
        return isAdded;
    }

    private async Task<bool> TryAddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // The client's own retry may have met what its first try wrote: then the version is ours.
            var stored = await _table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, [Attempt], cancellationToken);
            return stored.Value.GetGuid(Attempt) == row.GetGuid(Attempt);
        }
    }

    private async Task<Watchlist?> ReadHeadAsync(
        Heads current, string watchlistId, Dictionary<(string Id, int Version), Watchlist> earlier, CancellationToken cancellationToken)
    {
        int?[] versions = [Of(current.Open), Of(current.Current)];
        foreach (var version in versions.OfType<int>().OrderDescending())
        {
            if (earlier.TryGetValue((watchlistId, version), out var known))
                return known;
            if (await FindAsync(watchlistId, version, cancellationToken) is { } found)
                return found.Watchlist;
        }
        return null;

        int? Of(IReadOnlyDictionary<string, int> heads) => heads.TryGetValue(watchlistId, out var version) ? version : null;
    }

    /// <summary>From the rows themselves: for watchlists that were saved before there were heads.</summary>
    private async Task<Heads> FindHeadsAsync(CancellationToken cancellationToken)
    {
        var found = Heads.None;
        await foreach (var row in _table.QueryAsync<TableEntity>(select: ["PartitionKey", "Version"], cancellationToken: cancellationToken))
            found = found.WithCurrent(row.PartitionKey, row.GetInt32("Version")!.Value);
        return found;
    }

    private async Task<TableEntity> ToEntityAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(watchlist.Id, RowOf(watchlist.Version))
        {
            ["Version"] = watchlist.Version,
            [Attempt] = Guid.NewGuid(),
            ["Who"] = change.Who,
            ["When"] = change.When,
            ["Why"] = change.Why,
            ["Changes"] = StorageJson.Write(change.Changes),
        };
        var content = StorageJson.WriteCompressed(watchlist);
        if (content.Length > LargestInRow)
        {
            entity["Blob"] = WatchlistBlob.NameOf(watchlist, content);
            await _container.AddIfAbsentAsync(entity.GetString("Blob"), content, cancellationToken);
            return EntityLimits.Checked(entity);
        }

        var chunk = 0;
        foreach (var bytes in content.Chunk(ChunkBytes))
            entity[$"Data{chunk++}"] = bytes;
        return EntityLimits.Checked(entity);
    }

    private async Task<WatchlistVersion> ToVersionAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        if (entity.GetString("Blob") is not { } blob)
            return new(StorageJson.ReadCompressed<Watchlist>(DataIn(entity)), ToChange(entity));
        var watchlist = await _container.FindAsync<Watchlist>(blob, cancellationToken)
            ?? throw new InvalidDataException($"Row {entity.PartitionKey} / {entity.RowKey} names a blob that is not there: {blob}.");
        return new(watchlist, ToChange(entity));
    }

    private static byte[] DataIn(TableEntity entity)
    {
        var chunks = Enumerable.Range(0, int.MaxValue).Select(chunk => entity.GetBinary($"Data{chunk}")).TakeWhile(chunk => chunk is not null);
        return [.. chunks.SelectMany(chunk => chunk)];
    }

    private static WatchlistChange ToChange(TableEntity entity) =>
        new(entity.GetString("Who"), entity.GetDateTimeOffset("When")!.Value, entity.GetString("Why"))
        {
            Changes = entity.GetString("Changes") is { } changes ? StorageJson.Read<string[]>(changes) : [],
        };

    private static string RowOf(int version) => (int.MaxValue - version).ToString("D10", CultureInfo.InvariantCulture);
}

/// <summary>Content under a name that says what it is: two who save different things as the same version never write one blob.</summary>
internal static class WatchlistBlob
{
    public static string NameOf(Watchlist watchlist, byte[] content) => string.Create(
        CultureInfo.InvariantCulture,
        $"{watchlist.Id}/{watchlist.Version:D10}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content).AsSpan(0, 16))}.json.gz");
}
