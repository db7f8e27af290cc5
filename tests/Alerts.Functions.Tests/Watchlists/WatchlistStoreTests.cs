using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Alerts.Functions.Tests.Watchlists.StoredLists;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>Versions of watchlists on a real Azurite.</summary>
public sealed class WatchlistStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWatchlistStore Store => _app.Get<IWatchlistStore>();

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));
        _probe.Reset();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_look_that_finds_nothing_new_costs_one_operation()
    {
        await AddAsync("quiet", 1, "CECOT");
        var known = await Store.ReadCurrentAsync(null, Token);
        _probe.Reset();

        var again = await Store.ReadCurrentAsync(known, Token);

        Assert.Same(known, again);
        Assert.Equal(["GET"], _probe.Operations.Select(operation => operation.Split(' ')[0]));
    }

    [Fact]
    public async Task Only_what_was_saved_is_read_anew()
    {
        await AddAsync("left-alone", 1, "CECOT");
        await AddAsync("edited", 1, "CECOT");
        var known = await Store.ReadCurrentAsync(null, Token);
        await AddAsync("edited", 2, "CECOT", "Nayib Bukele");
        _probe.Reset();

        var current = await Store.ReadCurrentAsync(known, Token);

        Assert.Equal(2, _probe.Operations.Count);
        Assert.Equal(2, current.Watchlists.Single(watchlist => watchlist.Id == "edited").Entities.Count);
        Assert.Same(
            known.Watchlists.Single(watchlist => watchlist.Id == "left-alone"), current.Watchlists.Single(watchlist => watchlist.Id == "left-alone"));
    }

    [Fact]
    public async Task Of_two_who_save_the_same_version_at_once_one_wins_and_its_content_stays()
    {
        await AddAsync("race", 1, "CECOT");

        var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(async turn =>
            (turn, isAdded: await Store.AddVersionAsync(List("race", 2, $"Editor {turn}"), Change() with { Who = $"{turn}" }, Token))));

        var winner = Assert.Single(won, save => save.isAdded).turn;
        var newest = await Store.FindAsync("race", null, Token);
        Assert.Equal(($"Editor {winner}", $"{winner}"), (newest!.Watchlist.Entities[0].Name, newest.Change.Who));
        Assert.Equal(2, (await Store.ReadCurrentAsync(null, Token)).Watchlists.Single(watchlist => watchlist.Id == "race").Version);
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_still_the_savers_own()
    {
        await using var app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new LosesOneAnswer("/Watchlists")));

        Assert.True(await app.Get<IWatchlistStore>().AddVersionAsync(List("lost-answer", 1, "CECOT"), Change(), Token));

        // Who saves the same again has not saved it, however alike the two are.
        Assert.False(await AddAsync("lost-answer", 1, "CECOT"));
    }

    [Fact]
    public async Task A_hundred_thousand_aliases_are_stored_and_read()
    {
        var large = Large("large");
        Assert.True(await Store.AddVersionAsync(large, Change(), Token));

        var read = await Store.FindAsync("large", null, Token);

        Assert.Equal(100_000, read!.Watchlist.Entities.Sum(entity => entity.Aliases.Count));
        Assert.Equal(WatchlistFile.ToJson(large), WatchlistFile.ToJson(read.Watchlist));
        Assert.Single(_probe.Operations, operation => operation.StartsWith("PUT devstoreaccount1/watchlists/large", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_comes_newest_first_and_in_parts()
    {
        for (var version = 1; version <= 5; version++)
            await Store.AddVersionAsync(List("history", version, "CECOT"), Change() with { Why = $"Reason {version}", Changes = [$"Change {version}"] }, Token);

        var first = await Store.ReadHistoryAsync("history", null, 2, Token).ToArrayAsync(Token);
        var rest = await Store.ReadHistoryAsync("history", 4, 10, Token).ToArrayAsync(Token);

        Assert.Equal([(5, "Reason 5", "Change 5"), (4, "Reason 4", "Change 4")], first.Select(entry => (entry.Version, entry.Change.Why, entry.Change.Changes[0])));
        Assert.Equal([3, 2, 1], rest.Select(entry => entry.Version));
        Assert.Equal("Reason 2", (await Store.FindAsync("history", 2, Token))!.Change.Why);
        Assert.Null(await Store.FindAsync("history", 6, Token));
    }

    [Fact]
    public async Task Rows_from_before_there_were_heads_keep_reading()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        await AddAsync("old", 1, "CECOT");
        await AddAsync("old", 2, "CECOT", "Nayib Bukele");
        var table = app.Get<TableServiceClient>().GetTableClient("Watchlists");
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey eq 'old'", cancellationToken: Token))
        {
            row.Remove("Changes");
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
        }
        await app.Get<Azure.Storage.Blobs.BlobServiceClient>().GetBlobContainerClient("watchlists").GetBlobClient("heads.json").DeleteAsync(cancellationToken: Token);

        var current = await Store.ReadCurrentAsync(null, Token);
        Assert.Equal(2, current.Watchlists.Single(watchlist => watchlist.Id == "old").Version);
        Assert.Null(current.Tag);
        Assert.Empty((await Store.FindAsync("old", 1, Token))!.Change.Changes);

        await AddAsync("new", 1, "CECOT");
        current = await Store.ReadCurrentAsync(null, Token);
        Assert.Equal(2, current.Watchlists.Single(watchlist => watchlist.Id == "old").Version);
        Assert.NotNull(current.Tag);
    }

    private Task<bool> AddAsync(string id, int version, params string[] names) => Store.AddVersionAsync(List(id, version, names), Change(), Token);
}
