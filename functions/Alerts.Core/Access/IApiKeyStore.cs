namespace Alerts.Core.Access;

public interface IApiKeyStore
{
    Task AddAsync(ApiKey key, CancellationToken cancellationToken);

    Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken);

    IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken);

    /// <summary>Changes the time of last use alone, so that it never undoes a revocation.</summary>
    Task MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <returns>False when there is no such key.</returns>
    Task<bool> RevokeAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken);
}
