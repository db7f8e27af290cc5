using Alerts.Core.Watchlists;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Alerts.Functions.Tests.Watchlists.StoredLists;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>Watchlists are read anew beside the work, on a real Azurite.</summary>
public sealed class BackgroundRefreshTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looks_that_find_nothing_new_cost_one_operation_each_and_compile_nothing()
    {
        var probe = new StorageProbe();
        await using var app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(probe));
        await app.Get<IWatchlistStore>().AddVersionAsync(List("unchanged", 1, "CECOT"), Change(), Token);
        var source = app.Get<WatchlistSource>();
        var snapshot = await source.GetAsync(Token);
        probe.Reset();

        for (var look = 0; look < 3; look++)
        {
            app.Clock.Advance(WatchlistSource.LongestUnseen);
            Assert.Same(snapshot, await source.GetAsync(Token));
        }

        Assert.Equal(3, probe.Operations.Count);
    }

    [Fact]
    public async Task Work_goes_on_with_the_old_watchlists_until_an_edit_of_another_instance_is_compiled()
    {
        var gate = new Gate();
        await using var app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(gate));
        await using var other = await TestApp.CreateAsync(azurite);
        var id = "edited";
        await other.Get<IWatchlistStore>().AddVersionAsync(List(id, 1, "CECOT"), Change(), Token);
        var source = app.Get<WatchlistSource>();
        var old = await source.GetAsync(Token);
        await other.Get<IWatchlistStore>().AddVersionAsync(List(id, 2, "CECOT", "Nayib Bukele"), Change(), Token);
        gate.Close();
        app.Clock.Advance(WatchlistSource.Freshness);

        var meanwhile = source.GetAsync(Token);
        Assert.True(meanwhile.IsCompletedSuccessfully);
        Assert.Same(old, await meanwhile);
        await gate.Reached.WaitAsync(Token);
        Assert.Same(old, await source.GetAsync(Token));

        gate.Open();
        await source.GetNewestAsync(Token);
        Assert.Equal(2, (await source.GetAsync(Token)).Watchlists.Single(watchlist => watchlist.Id == id).Entities.Count);
    }

    /// <summary>Holds operations at the door of the storage.</summary>
    private sealed class Gate : HttpPipelinePolicy
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _open;

        public Task Reached => _reached.Task;

        public void Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open!.SetResult();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (_open is { } open)
            {
                _reached.TrySetResult();
                await open.Task;
            }
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("Everything is asynchronous.");
    }
}
