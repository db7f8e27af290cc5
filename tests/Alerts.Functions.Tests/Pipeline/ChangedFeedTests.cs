using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Publishers correct, renumber and re-use; readers are told once and nothing is lost.</summary>
public class ChangedFeedTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly RecordingSender _sender = new();
    private FeedServer _server = null!;
    private TestApp _app = null!;
    private MessagePump _pump = null!;
    private Feed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _server = await FeedServer.StartAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<IEmailSender>(_sender));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
        await _app.SubscribeAsync("reader@example.org");
        _feed = Feed.Create($"{_server.Url}/border-wire", "Border Wire", _app.Clock.GetUtcNow());
        await _app.Get<IFeedStore>().AddAsync(_feed, None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_corrected_article_is_kept_as_a_version_and_not_mailed_again()
    {
        await PublishAsync(("1", "Lawyers visit prison", "Lawyers visited CECOT on Friday."), ("2", "Rain", "It rained in the valley."));
        await PublishAsync(("1", "Lawyers turned away at prison", "Lawyers could not visit CECOT on Friday."), ("2", "Rain", "It rained in the valley."));

        Assert.Single(_sender.Taken);
        var versions = await VersionsAsync();
        Assert.Equal(["Lawyers visit prison", "Lawyers turned away at prison"], versions.Select(row => row.GetString("Title")));
        Assert.True(versions[1].GetBoolean("HeadlineChanged"));
        Assert.Equal(versions[0].GetDateTimeOffset("FirstSeen"), versions[1].GetDateTimeOffset("FirstSeen"));
    }

    [Fact]
    public async Task A_name_that_a_correction_brings_is_told()
    {
        await PublishAsync(("1", "Lawyers visit prison", "Lawyers visited a prison on Friday."));
        Assert.Empty(_sender.Taken);

        await PublishAsync(("1", "Lawyers visit prison", "Lawyers visited a prison on Friday. It was CECOT."));

        Assert.Contains("Lawyers visit prison", Assert.Single(_sender.Taken).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renumbered_feed_mails_nothing_and_warns_the_admin()
    {
        await PublishAsync([.. Enumerable.Range(1, 8).Select(number => ($"{number}", $"Story {number}", $"Lawyers visited CECOT on day {number}."))]);
        Assert.Single(_sender.Taken);

        await PublishAsync([.. Enumerable.Range(1, 8).Select(number => ($"new-{number}", $"Story {number}", $"Lawyers visited CECOT on day {number}."))]);

        Assert.Single(_sender.Taken);
        Assert.NotNull((await _app.Get<IFeedStore>().FindAsync(_feed.Id, None))!.RenumberedAt);
    }

    private async Task PublishAsync(params (string, string, string)[] articles)
    {
        _server.Publish("border-wire", articles);
        _app.Clock.Advance(TimeSpan.FromHours(13));
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        await _pump.RunTimerAsync("DispatchDigests");
        await _pump.DeliverAllAsync();
    }

    /// <summary>The first version and the later ones of the article that has any.</summary>
    private async Task<TableEntity[]> VersionsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _app.Get<TableServiceClient>().GetTableClient("Articles").QueryAsync<TableEntity>())
            rows.Add(row);
        var changed = rows.Single(row => row.RowKey.Contains('~', StringComparison.Ordinal)).RowKey.Split('~')[0];
        return [.. rows.Where(row => row.RowKey.StartsWith(changed, StringComparison.Ordinal)).OrderBy(row => row.RowKey, StringComparer.Ordinal)];
    }
}
