using System.Collections.Concurrent;
using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Storage;

/// <summary>The texts of articles by day, on a real Azurite.</summary>
public class ArchiveTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;
    private ArticleArchive _archive = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));
        _archive = _app.Get<ArticleArchive>();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_added_comes_back_as_it_was_by_the_time_it_was_seen()
    {
        var yesterday = Article("1", Noon.AddDays(-1)) with { Language = "es", Published = Noon.AddDays(-2), Kinds = "pp" };
        var today = Article("2", Noon);
        await _archive.AddAsync([yesterday, today], None);

        Assert.Equal([yesterday, today], await ReadAsync(Noon.AddDays(-1), Noon.AddTicks(1)));
        Assert.Equal([yesterday], await ReadAsync(Noon.AddDays(-1), Noon));
        Assert.Equal([today], await ReadAsync(Noon.AddHours(-23), Noon.AddDays(3)));
    }

    [Fact]
    public async Task A_batch_analysed_twice_is_archived_once_and_costs_one_operation_more()
    {
        await _app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" });
        var batch = ArticleBatch.Create([.. Enumerable.Range(0, 100).Select(number => Article($"{number}", Noon))]);
        var due = batch.LookAgain(Noon);
        await _app.Get<IBatchStore>().AddAsync(batch, due, None);
        await _app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, due.At), None);
        _probe.Reset();
        await _app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, due.At), None);

        Assert.Single(_probe.Operations, operation => operation.EndsWith("/articles/2026-03-14", StringComparison.Ordinal));
        Assert.Equal(100, (await ReadAsync(Noon, Noon.AddMinutes(1))).Length);
    }

    [Fact]
    public async Task A_later_version_is_one_more_article_of_the_day_on_which_it_was_seen()
    {
        var first = Article("1", Noon.AddDays(-3));
        var corrected = first with { Text = "Lawyers visited CECOT on Saturday.", Revision = new(Noon, false) };
        await _archive.AddAsync([first], None);
        await _archive.AddAsync([corrected], None);

        Assert.Equal([first, corrected], await ReadAsync(Noon.AddDays(-5), Noon.AddDays(1)));
        Assert.Equal([corrected], await ReadAsync(Noon, Noon.AddDays(1)));
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_tried_again_and_shown_once()
    {
        await _archive.AddAsync([Article("1", Noon)], None);
        _probe.DieAfter(0, answerLost: true);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => _archive.AddAsync([Article("2", Noon)], None));
        _probe.Live();
        await _archive.AddAsync([Article("2", Noon)], None);

        Assert.Equal(["1", "2"], (await ReadAsync(Noon, Noon.AddDays(1))).Select(article => article.Id));
    }

    [Fact]
    public async Task A_blob_that_takes_no_more_is_followed_by_another()
    {
        await _archive.AddAsync([Article("1", Noon)], None);
        var full = _app.Get<BlobServiceClient>().GetBlobContainerClient("articles").GetBlobClient("2026-03-14");
        await full.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration, cancellationToken: None);
        await _archive.AddAsync([Article("2", Noon)], None);
        _probe.Reset();
        await _archive.AddAsync([Article("3", Noon)], None);

        Assert.Single(_probe.Operations); // It goes on where the last block went.
        Assert.Equal(["1", "2", "3"], (await ReadAsync(Noon, Noon.AddDays(1))).Select(article => article.Id));
    }

    [Fact]
    public async Task Articles_that_fit_into_no_single_block_are_spread_over_several()
    {
        var random = new Random(7);
        Article[] articles = [.. Enumerable.Range(0, 20).Select(number => Article($"{number:00}", Noon) with
        {
            Text = string.Create(400_000, random, (text, dice) =>
            {
                for (var place = 0; place < text.Length; place++)
                    text[place] = (char)dice.Next(0x4E00, 0x9FFF);
            }),
        })];
        await _archive.AddAsync(articles, None);

        Assert.Equal(articles, await ReadAsync(Noon, Noon.AddDays(1)));
    }

    private async Task<Article[]> ReadAsync(DateTimeOffset since, DateTimeOffset until)
    {
        var shown = new ConcurrentQueue<Article>();
        await _archive.ReadAsync(since, until, shown.Enqueue, None);
        return [.. shown.OrderBy(article => article.SeenAt()).ThenBy(article => article.Id, StringComparer.Ordinal)];
    }

    private static Article Article(string id, DateTimeOffset firstSeen) => new()
    {
        Id = id,
        FeedId = StableId.Of("feed"),
        Source = "The Border Wire",
        Link = $"https://news.example/{id}",
        Title = "A visit to San Salvador",
        Text = "Lawyers visited CECOT on Friday.",
        FirstSeen = firstSeen,
    };
}
