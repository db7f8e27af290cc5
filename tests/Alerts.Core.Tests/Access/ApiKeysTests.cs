using Alerts.Core.Access;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Core.Tests.Access;

public sealed class ApiKeysTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly MemoryApiKeyStore _store = new();

    private ApiKeys Keys => new(_store, _clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_256_random_bits_and_the_store_never_sees_it()
    {
        var first = await Keys.CreateAsync("newsroom", Role.Caller, Cancellation);
        var second = await Keys.CreateAsync("newsroom", Role.Caller, Cancellation);

        Assert.Matches("^alerts_[A-Za-z0-9_-]{43}$", first.Key);
        Assert.NotEqual(first.Key, second.Key);
        Assert.All(
            _store.Rows.Values, row => Assert.DoesNotContain(first.Key["alerts_".Length..], row.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_is_found_again_with_its_name_and_role()
    {
        var made = await Keys.CreateAsync("  newsroom ", Role.Editor, Cancellation);

        var found = await Keys.FindAsync(made.Key, Cancellation);

        Assert.Equal(("newsroom", Role.Editor, Noon), (found!.Name, found.Role, found.MadeAt));
    }

    [Fact]
    public async Task A_key_with_one_other_character_is_unknown()
    {
        var made = await Keys.CreateAsync("newsroom", Role.Admin, Cancellation);
        var other = made.Key[..^1] + (made.Key[^1] == 'A' ? 'B' : 'A');

        Assert.Null(await Keys.FindAsync(other, Cancellation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("alerts_")]
    [InlineData("ALERTS_0123456789012345678901234567890123456789012")]
    public async Task What_is_no_key_is_not_even_looked_up(string? secret)
    {
        Assert.Null(await Keys.FindAsync(secret, Cancellation));
        Assert.Equal(0, _store.Reads);
    }

    [Fact]
    public async Task A_stolen_table_opens_nothing()
    {
        var made = await Keys.CreateAsync("newsroom", Role.Admin, Cancellation);

        Assert.Null(await Keys.FindAsync(made.Stored.Hash, Cancellation));
    }

    [Fact]
    public async Task A_revoked_key_is_unknown()
    {
        var made = await Keys.CreateAsync("newsroom", Role.Caller, Cancellation);

        Assert.True(await Keys.RevokeAsync(made.Stored.Hash, Cancellation));

        Assert.Null(await Keys.FindAsync(made.Key, Cancellation));
        Assert.Equal(Noon, Assert.Single(_store.Rows.Values).RevokedAt);
        Assert.False(await Keys.RevokeAsync("no such key", Cancellation));
    }

    [Fact]
    public async Task Use_is_written_down_once_an_hour()
    {
        var made = await Keys.CreateAsync("newsroom", Role.Caller, Cancellation);

        foreach (var minutes in new[] { 0, 59, 1, 30 })
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            await Keys.FindAsync(made.Key, Cancellation);
        }

        Assert.Equal([Noon, Noon.AddHours(1)], _store.Uses);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_key_needs_a_name_of_sensible_length(string name)
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => Keys.CreateAsync(name, Role.Caller, Cancellation));

        Assert.StartsWith("The name of an API key needs 1 to 100 characters", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_role_includes_the_lesser_ones()
    {
        Role[] all = [Role.Caller, Role.Editor, Role.Admin];

        Assert.Equal([Role.Caller], all.Where(needed => Role.Caller.Includes(needed)));
        Assert.Equal([Role.Caller, Role.Editor], all.Where(needed => Role.Editor.Includes(needed)));
        Assert.Equal(all, all.Where(needed => Role.Admin.Includes(needed)));
    }

    private sealed class MemoryApiKeyStore : IApiKeyStore
    {
        public Dictionary<string, ApiKey> Rows { get; } = [];

        public List<DateTimeOffset> Uses { get; } = [];

        public int Reads { get; private set; }

        public Task AddAsync(ApiKey key, CancellationToken cancellationToken)
        {
            Rows.Add(key.Hash, key);
            return Task.CompletedTask;
        }

        public Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(Rows.GetValueOrDefault(hash));
        }

        public IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken) => Rows.Values.ToAsyncEnumerable();

        public Task MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
        {
            Uses.Add(at);
            Rows[hash] = Rows[hash] with { LastUsedAt = at };
            return Task.CompletedTask;
        }

        public Task<bool> RevokeAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
        {
            if (!Rows.TryGetValue(hash, out var key))
                return Task.FromResult(false);
            Rows[hash] = key with { RevokedAt = at };
            return Task.FromResult(true);
        }
    }
}
