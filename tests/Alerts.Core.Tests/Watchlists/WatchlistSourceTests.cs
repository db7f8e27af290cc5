using Alerts.Core.Tests.Watchlists.Editing;
using Alerts.Core.Watchlists;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class WatchlistSourceTests : IDisposable
{
    private readonly KeptVersions _store = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly WatchlistSource _source;

    public WatchlistSourceTests()
    {
        _source = new(_store, _clock, NullLogger<WatchlistSource>.Instance);
        Save("CECOT");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task All_who_wait_for_the_first_reading_share_one_snapshot()
    {
        var gate = new TaskCompletionSource();
        _store.WhileReading = () => gate.Task;

        var waiting = Enumerable.Range(0, 8).Select(_ => _source.GetAsync(Token).AsTask()).ToArray();
        gate.SetResult();

        Assert.Single((await Task.WhenAll(waiting)).Distinct());
        Assert.Equal(1, _store.Readings);
    }

    [Fact]
    public async Task A_version_is_compiled_once()
    {
        var first = await _source.GetAsync(Token);
        _clock.Advance(WatchlistSource.LongestUnseen);
        var second = await _source.GetAsync(Token);

        Assert.Equal(2, _store.Readings);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task Nobody_waits_while_a_new_version_is_read()
    {
        var old = await _source.GetAsync(Token);
        Save("CECOT", "Nayib Bukele");
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.WhileReading = () =>
        {
            begun.TrySetResult();
            return gate.Task;
        };
        _clock.Advance(WatchlistSource.Freshness);

        var meanwhile = _source.GetAsync(Token);
        await begun.Task.WaitAsync(Token);
        _clock.Advance(WatchlistSource.LongestUnseen);
        var stillMeanwhile = _source.GetAsync(Token);

        Assert.True(meanwhile.IsCompletedSuccessfully && stillMeanwhile.IsCompletedSuccessfully);
        Assert.Same(old, await meanwhile);
        Assert.Same(old, await stillMeanwhile);
        Assert.Equal(2, _store.Readings);

        gate.SetResult();
        Assert.Equal(2, (await _source.GetNewestAsync(Token)).Entities.Count);
        Assert.Equal(2, (await _source.GetAsync(Token)).Entities.Count);
    }

    [Fact]
    public async Task Who_comes_after_a_long_pause_gets_what_was_saved_meanwhile()
    {
        await _source.GetAsync(Token);
        Save("CECOT", "Nayib Bukele");
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, (await _source.GetAsync(Token)).Entities.Count);
    }

    [Fact]
    public async Task A_reading_that_fails_leaves_the_old_watchlists_at_work()
    {
        var old = await _source.GetAsync(Token);
        _store.WhileReading = () => throw new IOException("The store is away.");
        _clock.Advance(WatchlistSource.LongestUnseen);

        Assert.Same(old, await _source.GetAsync(Token));

        Save("CECOT", "Nayib Bukele");
        _store.WhileReading = () => Task.CompletedTask;
        _clock.Advance(WatchlistSource.LongestUnseen);
        Assert.Equal(2, (await _source.GetAsync(Token)).Entities.Count);
    }

    [Fact]
    public async Task A_first_reading_that_fails_is_told_and_the_next_one_tries_again()
    {
        _store.WhileReading = () => throw new IOException("The store is away.");
        await Assert.ThrowsAsync<IOException>(() => _source.GetAsync(Token).AsTask());

        _store.WhileReading = () => Task.CompletedTask;
        Assert.Single((await _source.GetAsync(Token)).Entities);
    }

    private void Save(params string[] names) => _store.Versions.Add(new(
        Watching.List([.. names.Select((name, number) => Watching.Entity(name) with { Id = $"e{number}" })]) with { Version = _store.Versions.Count + 1 },
        new("ana", _clock.GetUtcNow(), "Test")));
}
