using System.Runtime.CompilerServices;
using Alerts.Core.Access;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Storage;

public sealed class TableApiKeyStore(TableServiceClient tables) : IApiKeyStore
{
    public const string TableName = "ApiKeys";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public async Task AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        // Keys are made rarely, and the first one before anything else has run.
        await _table.CreateIfNotExistsAsync(cancellationToken);
        await _table.AddEntityAsync(
            new TableEntity(key.Hash, key.Hash)
            {
                [nameof(ApiKey.Name)] = key.Name,
                [nameof(ApiKey.Role)] = key.Role.ToString(),
                [nameof(ApiKey.MadeAt)] = key.MadeAt,
            },
            cancellationToken);
    }

    public async Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(hash, hash, cancellationToken: cancellationToken);
        return found.HasValue ? ToKey(found.Value!) : null;
    }

    public async IAsyncEnumerable<ApiKey> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            yield return ToKey(row);
    }

    public Task MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) =>
        SetAsync(hash, nameof(ApiKey.LastUsedAt), at, cancellationToken);

    public async Task<bool> RevokeAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await SetAsync(hash, nameof(ApiKey.RevokedAt), at, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            return false;
        }
    }

    // A merge of one column: marking a use and revoking at the same time do not undo each other.
    private async Task SetAsync(string hash, string column, DateTimeOffset value, CancellationToken cancellationToken) =>
        await _table.UpdateEntityAsync(
            new TableEntity(hash, hash) { [column] = value }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    private static ApiKey ToKey(TableEntity row) => new()
    {
        Hash = row.RowKey,
        Name = row.GetString(nameof(ApiKey.Name)),
        Role = Enum.Parse<Role>(row.GetString(nameof(ApiKey.Role))),
        MadeAt = row.GetDateTimeOffset(nameof(ApiKey.MadeAt)).GetValueOrDefault(),
        LastUsedAt = row.GetDateTimeOffset(nameof(ApiKey.LastUsedAt)),
        RevokedAt = row.GetDateTimeOffset(nameof(ApiKey.RevokedAt)),
    };
}
