using System.Diagnostics.Metrics;
using System.Globalization;
using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Functions.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>The promise of cost: what matches nothing is not sent, and no text twice.</summary>
public sealed class LanguageCostTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Articles = 10_000;
    private const int MatchEvery = 50;
    private const int LeastRatio = 25;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_10000_articles_with_2_percent_matches_less_than_a_25th_is_paid_for()
    {
        using var server = new LanguageServer();
        await using var app = await TestApp.CreateAsync(
            azurite, null, ("Analysis:Analyzer", "azure"), ("Language:Endpoint", server.Url), ("Language:Key", "key"), ("Language:RecordsPerMinute", "100000"));
        using var measured = new Measured(app.Get<IMeterFactory>());
        await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
        var articles = Enumerable.Range(0, Articles).Select(Article).ToArray();

        foreach (var chunk in articles.Chunk(ArticleIntake.MostArticles))
        {
            var batch = ArticleBatch.Create(chunk);
            await app.Get<IBatchStore>().AddAsync(batch, batch.LookAgain(app.Clock.GetUtcNow()), None);
            await app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, app.Clock.GetUtcNow()), None);
            await app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, app.Clock.GetUtcNow()), None); // A queue may deliver twice.
        }

        var all = articles.Sum(article => LanguageServer.RecordsOf($"{article.Title}.\n\n{article.Text}") * 3);
        Assert.Equal(Articles / MatchEvery, server.Of("SentimentAnalysis").Sum(request => request.Documents.Count));
        Assert.Equal(server.Records, measured.Sum("alerts.language.records.used"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{server.Records:N0} text records instead of {all:N0}: a {(double)all / server.Records:N1}th");
        Assert.True(all >= LeastRatio * server.Records, $"{server.Records:N0} text records were paid for; all articles would have needed {all:N0}.");
        Assert.InRange(measured["alerts.language.records.saved noMatch"] / 2, 0.9 * (all - server.Records), 1.1 * (all - server.Records));
        Assert.Equal(server.Records, measured["alerts.language.records.saved kept"]);
    }

    /// <summary>Of the lengths that news have: from 400 to 6,800 characters.</summary>
    private static Article Article(int number)
    {
        var words = string.Concat(Enumerable.Repeat($"The town council spoke about item {number.ToString(CultureInfo.InvariantCulture)}. ", 10 + (number * 37 % 160)));
        return new()
        {
            Id = StableId.Of("article", $"{number}"),
            FeedId = $"feed-{number % 40}",
            Source = "The Herald",
            Title = $"Council, item {number.ToString(CultureInfo.InvariantCulture)}",
            Text = number % MatchEvery == 0 ? $"{words}Families waited at CECOT." : words.TrimEnd(),
            Language = "en",
            FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        };
    }
}
