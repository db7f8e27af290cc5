using System.Globalization;
using Alerts.Core.Watchlists;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>Each version is a row and is kept; the newest has the smallest key.</summary>
internal sealed class TableWatchlistStore(TableServiceClient tables) : IWatchlistStore
{
    private const int ChunkBytes = 60 * 1024;

    private readonly TableClient _table = tables.GetTableClient(TableNames.Watchlists);

    public async Task<IReadOnlyList<Watchlist>> ReadCurrentAsync(CancellationToken cancellationToken)
    {
        var current = new List<Watchlist>();
        await foreach (var row in _table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (current.Count > 0 && current[^1].Id == row.PartitionKey)
                continue; // An older version.
            var full = await _table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            current.Add(ToWatchlist(full.Value));
        }

        return current;
    }

    public async Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(ToEntity(watchlist, change), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    private static TableEntity ToEntity(Watchlist watchlist, WatchlistChange change)
    {
        var row = (int.MaxValue - watchlist.Version).ToString("D10", CultureInfo.InvariantCulture);
        var entity = new TableEntity(watchlist.Id, row)
        {
            ["Version"] = watchlist.Version,
            ["Who"] = change.Who,
            ["When"] = change.When,
            ["Why"] = change.Why,
        };
        var chunk = 0;
        foreach (var bytes in StorageJson.WriteCompressed(watchlist).Chunk(ChunkBytes))
            entity[$"Data{chunk++}"] = bytes;
        return EntityLimits.Checked(entity);
    }

    private static Watchlist ToWatchlist(TableEntity entity)
    {
        var bytes = Enumerable.Range(0, int.MaxValue)
            .Select(chunk => entity.GetBinary($"Data{chunk}"))
            .TakeWhile(chunk => chunk is not null)
            .SelectMany(chunk => chunk);
        return StorageJson.ReadCompressed<Watchlist>([.. bytes]);
    }
}
