using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Alerts.Functions.Tests.Watchlists.StoredLists;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>A save ends at any of its operations: nothing is saved by halves, and what is saved reaches everybody.</summary>
public sealed class HalfSavedTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWatchlistStore Store => _app.Get<IWatchlistStore>();

    public async ValueTask InitializeAsync() =>
        _app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_save_whose_process_dies_is_whole_or_not_there_and_nobody_misses_it(int operations)
    {
        var id = $"crash-{operations}";
        await Store.AddVersionAsync(List(id, 1, "CECOT"), Change(), Token);
        var known = await Store.ReadCurrentAsync(null, Token);
        _probe.DieAfter(operations, answerLost: true);
        await Assert.ThrowsAnyAsync<Exception>(() => Store.AddVersionAsync(Large(id) with { Version = 2 }, Change(), Token));
        _probe.Live();

        var newest = (await Store.FindAsync(id, null, Token))!.Watchlist;
        var seen = (await Store.ReadCurrentAsync(known, Token)).Watchlists.Single(watchlist => watchlist.Id == id);

        Assert.Equal(newest.Version, seen.Version);
        Assert.Equal(newest.Version == 1 ? 1 : Large(id).Entities.Count, seen.Entities.Count);
        if (newest.Version == 1)
            Assert.True(await Store.AddVersionAsync(Large(id) with { Version = 2 }, Change(), Token));
        Assert.Equal(2, (await Store.ReadCurrentAsync(known, Token)).Watchlists.Single(watchlist => watchlist.Id == id).Version);
    }
}
