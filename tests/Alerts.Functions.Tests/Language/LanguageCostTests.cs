using System.Diagnostics.Metrics;
using System.Globalization;
using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
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
        await using var app = await AppAsync(server);
        using var measured = new Measured(app.Get<IMeterFactory>());
        var matcher = (await app.Get<WatchlistSource>().GetAsync(None)).Matcher;
        var articles = Enumerable.Range(0, Articles).Select(Article).ToArray();

        foreach (var chunk in articles.Chunk(ArticleIntake.MostArticles))
        {
            var found = chunk.ToLookup(article => matcher.Match(article.Title, article.Text, article.Language) is { Mentions: { Count: > 0 } mentions }
                ? AlertBuilder.DocumentOf(article, mentions)
                : null);
            foreach (var article in found[null])
                app.Get<ToneRound>().Spare(article);
            var documents = found.Select(document => document.Key).OfType<TextDocument>().ToArray();
            Assert.Equal(documents.Length, (await app.Get<ToneRound>().AskAsync(documents, None)).Analyses.Count);
        }

        var all = articles.Sum(article => LanguageServer.RecordsOf($"{article.Title}.\n\n{article.Text}") * 3);
        TestContext.Current.TestOutputHelper?.WriteLine($"{server.Records:N0} text records instead of {all:N0}: one in {(double)all / server.Records:N1}");
        Assert.Equal(Articles / MatchEvery, server.Of("SentimentAnalysis").SelectMany(request => request.Documents).Count(document => document.Text.Contains("CECOT", StringComparison.Ordinal)));
        Assert.True(all >= LeastRatio * server.Records, $"{server.Records:N0} text records were paid for; all articles would have needed {all:N0}.");
        Assert.Equal(server.Records, measured.Sum("alerts.language.records.used"));
        Assert.InRange(measured["alerts.language.records.saved noMatch"], 0.95 * (all - server.Records), 1.05 * (all - server.Records));
    }

    [Fact]
    public async Task A_batch_sends_its_matches_alone_and_nothing_when_its_message_comes_again()
    {
        using var server = new LanguageServer();
        await using var app = await AppAsync(server);
        using var measured = new Measured(app.Get<IMeterFactory>());
        var batch = ArticleBatch.Create([.. Enumerable.Range(Articles, 150).Select(Article)]);
        await app.Get<IBatchStore>().AddAsync(batch, batch.LookAgain(app.Clock.GetUtcNow()), None);

        await app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, app.Clock.GetUtcNow()), None);
        var (records, spared) = (server.Records, measured["alerts.language.records.saved noMatch"]);
        await app.Get<BatchAnalyzer>().AnalyzeAsync(new(batch.Id, app.Clock.GetUtcNow()), None);

        Assert.Equal(3, server.Of("SentimentAnalysis").SelectMany(request => request.Documents).Count(document => document.Text.Contains("CECOT", StringComparison.Ordinal)));
        Assert.All(server.Of("SentimentAnalysis").SelectMany(request => request.Documents).GroupBy(document => document.Id), same => Assert.Single(same));
        Assert.Equal(records, server.Records);
        Assert.Equal(records, measured["alerts.language.records.saved kept"]);
        Assert.InRange(spared, 147, double.MaxValue);
        Assert.Equal(spared, measured["alerts.language.records.saved noMatch"]);
    }

    private async Task<TestApp> AppAsync(LanguageServer server)
    {
        var app = await TestApp.CreateAsync(
            azurite, null, ("Analysis:Analyzer", "azure"), ("Language:Endpoint", server.Url), ("Language:Key", "key"), ("Language:RecordsPerMinute", "100000"));
        await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
        return app;
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
