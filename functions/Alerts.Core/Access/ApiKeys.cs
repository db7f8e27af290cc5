namespace Alerts.Core.Access;

/// <summary>Makes, recognises and revokes API keys.</summary>
public sealed class ApiKeys(IApiKeyStore store, TimeProvider clock)
{
    public const int MaxNameLength = 100;

    /// <summary>The time of last use is written at most this often: a busy key must not cost a write a request.</summary>
    private static readonly TimeSpan UsePrecision = TimeSpan.FromHours(1);

    /// <exception cref="InputException">The name is empty or too long.</exception>
    public async Task<NewApiKey> CreateAsync(string name, Role role, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength)
            throw new InputException(
                $"The name of an API key needs 1 to {MaxNameLength} characters; this one has {trimmed.Length}.");

        var secret = ApiKey.NewSecret();
        var key = new ApiKey { Hash = ApiKey.HashOf(secret), Name = trimmed, Role = role, MadeAt = clock.GetUtcNow() };
        await store.AddAsync(key, cancellationToken);
        return new NewApiKey(secret, key);
    }

    /// <returns>Null for anything but a known key that is not revoked.</returns>
    public async Task<ApiKey?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (!ApiKey.LooksLikeOne(secret))
            return null;

        var key = await store.FindAsync(ApiKey.HashOf(secret), cancellationToken);
        if (key is null or { RevokedAt: not null })
            return null;

        var now = clock.GetUtcNow();
        if (key.LastUsedAt is null || now - key.LastUsedAt >= UsePrecision)
            await store.MarkUsedAsync(key.Hash, now, cancellationToken);
        return key;
    }

    public IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <returns>False when there is no such key.</returns>
    public Task<bool> RevokeAsync(string hash, CancellationToken cancellationToken) =>
        store.RevokeAsync(hash, clock.GetUtcNow(), cancellationToken);
}
