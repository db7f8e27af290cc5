using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Functions.Storage;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Fetches that end together share batches, and none is lost or hindered by another.</summary>
public class ArticleIntakeTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;
    private MessagePump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Many_feeds_at_once_share_few_batches_and_each_article_is_told()
    {
        var intake = _app.Get<ArticleIntake>();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(feed => intake.AddAsync(ArticlesOf($"feed-{feed}", 20), None)));
        await _pump.DeliverAllAsync();

        var batches = await RowsAsync("Batches");
        Assert.InRange(batches.Count, 3, 20);
        Assert.All(batches, batch => Assert.InRange(batch.GetInt32("Articles")!.Value, 1, ArticleIntake.MostArticles));
        Assert.Equal((1_200, 1_200), ((await RowsAsync("Articles")).Count, (await RowsAsync("Alerts")).Count));
        Assert.Equal(60, batches.Sum(batch => batch.GetString("FeedIds").Split(' ').Length));
    }

    [Fact]
    public async Task A_fetch_of_more_than_a_batch_usually_holds_is_one_batch()
    {
        await _app.Get<ArticleIntake>().AddAsync(ArticlesOf("feed", ArticleIntake.MostArticles + 1), None);
        await _pump.DeliverAllAsync();

        Assert.Equal(ArticleIntake.MostArticles + 1, Assert.Single(await RowsAsync("Batches")).GetInt32("Articles"));
    }

    [Fact]
    public async Task The_same_article_from_a_poll_and_from_pushes_at_once_is_one_article()
    {
        var intake = _app.Get<ArticleIntake>();
        var article = ArticlesOf("feed", 1)[0];
        var corrected = article with { Text = "It was CECOT, in a way.", Revision = new(_app.Clock.GetUtcNow(), HeadlineChanged: false) };
        Article[] brought = [article, article, article, corrected, corrected, article];
        await Task.WhenAll(brought.Select(each => intake.AddAsync([each], None)));
        await _pump.DeliverAllAsync();

        Assert.All(await RowsAsync("Batches"), batch => Assert.Equal(nameof(BatchState.Analyzed), batch.GetString("State")));
        Assert.Equal([article.Id, corrected.VersionId()], (await RowsAsync("Articles")).Select(row => row.RowKey));
        Assert.Empty(await RowsAsync("Due"));
    }

    [Fact]
    public async Task A_correction_that_comes_again_in_another_batch_is_the_same_version()
    {
        var intake = _app.Get<ArticleIntake>();
        var correction = ArticlesOf("feed", 1)[0] with { Revision = new(_app.Clock.GetUtcNow(), HeadlineChanged: true) };
        await intake.AddAsync([correction], None);
        await intake.AddAsync([correction with { Revision = new(_app.Clock.GetUtcNow().AddMinutes(5), HeadlineChanged: true) }, .. ArticlesOf("feed", 3)[1..]], None);
        await _pump.DeliverAllAsync();

        Assert.Single(await RowsAsync("Articles"), row => row.RowKey == correction.VersionId());
    }

    [Fact]
    public async Task What_cannot_be_stored_fails_its_fetches_and_not_the_next_one()
    {
        var intake = _app.Get<ArticleIntake>();
        var queue = _app.Get<QueueServiceClient>().GetQueueClient(QueueNames.Articles);
        await queue.DeleteAsync(None);
        foreach (var feed in Enumerable.Range(0, 3).Select(feed => intake.AddAsync(ArticlesOf($"feed-{feed}", 1), None)).ToArray())
            await Assert.ThrowsAsync<RequestFailedException>(() => feed);

        await queue.CreateAsync(cancellationToken: None);
        await intake.AddAsync(ArticlesOf("feed-3", 1), None);
        await _pump.DeliverAllAsync();

        Assert.Equal("feed-3", Assert.Single(await RowsAsync("Batches")).GetString("FeedIds"));
    }

    [Fact]
    public async Task Who_stops_waiting_takes_nothing_from_those_who_wait()
    {
        var intake = _app.Get<ArticleIntake>();
        using var gone = new CancellationTokenSource();
        Task[] fetches = [.. Enumerable.Range(0, 4).Select(feed => intake.AddAsync(ArticlesOf($"feed-{feed}", 1), feed == 2 ? gone.Token : None))];
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetches[2]);
        await Task.WhenAll(fetches[0], fetches[1], fetches[3]);
        await _pump.DeliverAllAsync();

        Assert.Equal(4, (await RowsAsync("Articles")).Count);
    }

    [Fact]
    public async Task What_was_just_stored_is_not_read_back_and_is_when_it_is_wanted_again()
    {
        await _app.Get<ArticleIntake>().AddAsync(ArticlesOf("feed", 2), None);
        _probe.Reset();
        await _pump.DeliverAllAsync();
        Assert.DoesNotContain(_probe.Operations, operation => operation.StartsWith("GET", StringComparison.Ordinal) && operation.EndsWith(".json.gz", StringComparison.Ordinal));

        var store = _app.Get<IBatchStore>();
        var id = Assert.Single(await RowsAsync("Batches")).RowKey;
        Assert.Equal(2, (await store.FindAsync(id, None))!.Articles.Count);
        Assert.Equal(2, (await store.FindAlertsAsync(id, None))!.Count);
    }

    [Fact]
    public async Task An_alert_knows_that_only_the_summary_was_read()
    {
        Article[] articles = ArticlesOf("feed", 2);
        articles[1] = articles[1] with { TextSource = ArticleTextSource.SummaryInsteadOfPage, TextNote = "The server answered 404." };
        await _app.Get<ArticleIntake>().AddAsync(articles, None);
        await _pump.DeliverAllAsync();

        var alerts = await _app.Get<IAlertStore>().ReadAsync("cecot", _app.Clock.GetUtcNow().AddHours(-1), _app.Clock.GetUtcNow().AddHours(1), 10, None).ToListAsync(None);
        Assert.Equal([("feed-0", false), ("feed-1", true)], alerts.Select(alert => (alert.ArticleId, alert.IsFromSummary)).Order());
    }

    private Article[] ArticlesOf(string feed, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new Article
        {
            Id = $"{feed}-{number}",
            FeedId = feed,
            Source = feed,
            Title = $"Lawyers visit prison {number}",
            Text = "Lawyers visited CECOT on Friday.",
            FirstSeen = _app.Clock.GetUtcNow(),
        }),
    ];

    private async Task<List<TableEntity>> RowsAsync(string table) =>
        await _app.Get<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>().ToListAsync(None);
}
