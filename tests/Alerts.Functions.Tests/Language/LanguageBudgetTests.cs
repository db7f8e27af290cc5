using System.Diagnostics.Metrics;
using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Functions.Language;
using Alerts.Functions.Storage;
using Alerts.Local.Hosting;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Language;

/// <summary>What the service may cost, counted on a real Azurite over all instances.</summary>
public sealed class LanguageBudgetTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LanguageServer _server = new();
    private readonly WaitingClock _clock = new();
    private readonly Warnings _warnings = new();
    private readonly List<TestApp> _apps = [];

    public async ValueTask InitializeAsync()
    {
        var storage = await InstanceAsync();
        await foreach (var row in storage.Get<TableServiceClient>().GetTableClient("Counters").QueryAsync<TableEntity>())
            await storage.Get<TableServiceClient>().GetTableClient("Counters").DeleteEntityAsync(row);
        var readings = storage.Get<BlobServiceClient>().GetBlobContainerClient("readings");
        await foreach (var blob in readings.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
            await readings.DeleteBlobAsync(blob.Name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Near_the_budget_the_log_warns_once_a_month_whichever_instance_comes_there()
    {
        var (one, other) = (await InstanceAsync(("Language:MonthlyRecords", "20")), await InstanceAsync(("Language:MonthlyRecords", "20")));
        using var measured = new Measured(other.Get<IMeterFactory>());

        await AnalyzeAsync(one, 1, 2, 3, 4, 5);
        Assert.Empty(_warnings.Lines);
        await AnalyzeAsync(other, 6);
        await AnalyzeAsync(one, 7);
        await AnalyzeAsync(other, 8, 9);

        // After 13.5 of 31 days.
        var warning = Assert.Single(_warnings.Lines);
        Assert.Equal(
            "Azure AI Language: 18 of 20 text records of 2026-03 are used; at this pace it will be 41. After the last one the embedded analyser takes over", warning);
        Assert.Equal((18, 41, 0.9), (measured["alerts.language.records.month"], measured["alerts.language.records.forecast"], measured["alerts.language.budget.used"]));
    }

    [Fact]
    public async Task At_the_budget_the_embedded_analyser_takes_over_and_says_so_until_the_month_ends()
    {
        var app = await InstanceAsync(("Language:MonthlyRecords", "5"));

        var analyses = await AnalyzeAsync(app, 1, 2, 3, 4);

        Assert.Equal([("1", "azure", null), ("2", "azure", null), ("3", "embedded", "azure"), ("4", "embedded", "azure")],
            analyses.Select(analysis => (analysis.DocumentId, analysis.Analyzer, analysis.InPlaceOf)));
        Assert.NotEmpty(analyses[2].Targets);
        Assert.Equal(4, _server.Records);
        await AnalyzeAsync(app, 5);
        Assert.Equal(4, _server.Records);
        Assert.Single(_warnings.Lines, line => line.Contains("the 5 text records of 2026-03 are used up", StringComparison.Ordinal));

        _clock.SetUtcNow(new(2026, 4, 1, 0, 0, 1, TimeSpan.Zero));
        Assert.Equal("azure", Assert.Single(await AnalyzeAsync(app, 6)).Analyzer);
    }

    [Fact]
    public async Task Two_instances_at_once_share_one_budget_and_spend_all_of_it()
    {
        var apps = new[] { await InstanceAsync(("Language:MonthlyRecords", "61")), await InstanceAsync(("Language:MonthlyRecords", "61")) };

        var analyses = await Task.WhenAll(Enumerable.Range(0, 20).Select(round =>
            Task.Run(() => AnalyzeAsync(apps[round % 2], [.. Enumerable.Range(round * 4, 4)]))));

        Assert.Equal(60, _server.Records);
        Assert.Equal(30, analyses.SelectMany(analysis => analysis).Count(analysis => analysis.Analyzer == "azure"));
        Assert.Equal(50, analyses.SelectMany(analysis => analysis).Count(analysis => analysis.InPlaceOf == "azure"));
        Assert.Equal(60, await UsedAsync());
    }

    [Fact]
    public async Task What_the_service_does_not_answer_costs_no_budget()
    {
        var app = await InstanceAsync(("Language:MonthlyRecords", "10"));
        _server.Always = _ => LanguageServer.Status(401);
        Assert.Empty(await AnalyzeAsync(app, 1, 2));
        Assert.Equal(0, await UsedAsync());

        _server.Always = request => request.Kind == "SentimentAnalysis" ? LanguageServer.Status(401) : null;
        Assert.Empty(await AnalyzeAsync(app, 3, 4));
        Assert.Equal(2, await UsedAsync());
    }

    [Fact]
    public async Task What_does_not_fit_into_the_minute_waits_for_the_next_one()
    {
        var app = await InstanceAsync(("Language:RecordsPerMinute", "4"));
        _clock.Advance(TimeSpan.FromSeconds(20));

        var analyses = AnalyzeAsync(app, 1, 2, 3);
        await _clock.SomebodyWaitsAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(4, _server.Records);
        _clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(["azure", "azure", "azure"], (await analyses).Select(analysis => analysis.Analyzer));
    }

    [Fact]
    public async Task Where_the_next_minute_comes_too_late_an_article_has_no_tone_yet()
    {
        var (one, other) = (await InstanceAsync(("Language:RecordsPerMinute", "4")), await InstanceAsync(("Language:RecordsPerMinute", "4")));
        await AnalyzeAsync(one, 1);

        var analyses = await AnalyzeAsync(other, 2, 3);

        Assert.Equal(["2"], analyses.Select(analysis => analysis.DocumentId));
        Assert.Contains(_warnings.Lines, line => line.Contains("1 articles do not fit into this minute's records", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_article_that_needs_more_than_a_minutes_records_is_read_all_the_same()
    {
        var app = await InstanceAsync(("Language:RecordsPerMinute", "1"));

        Assert.Single(await AnalyzeAsync(app, 1));
    }

    [Fact]
    public async Task A_text_is_sent_once_whoever_asks_again_and_for_whom()
    {
        var (one, other) = (await InstanceAsync(), await InstanceAsync());
        var first = Assert.Single(await one.Get<ITextAnalyzer>().AnalyzeAsync([Document(1)], None));
        Assert.Equal(2, _server.Records);
        using var measured = new Measured(other.Get<IMeterFactory>());

        var copy = Document(1) with { Id = "copy in another feed", Mentions = [new("lawyers", Core.Articles.TextField.Text, new(0, 7))] };
        var again = await other.Get<ITextAnalyzer>().AnalyzeAsync([Document(1), copy], None);

        Assert.Equal(2, _server.Records);
        Assert.Equal(StorageJson.Write(first), StorageJson.Write(again[0]));
        Assert.Equal(("copy in another feed", "lawyers"), (again[1].DocumentId, Assert.Single(again[1].Targets).Target));
        Assert.Equal(4, measured["alerts.language.records.saved kept"]);
        Assert.Equal(2, await UsedAsync());

        await one.Get<ITextAnalyzer>().AnalyzeAsync([Document(1) with { Text = "Another text." }, Document(1) with { Language = "es" }], None);
        Assert.Equal(6, _server.Records);
    }

    [Fact]
    public async Task A_kept_answer_that_cannot_be_read_is_asked_for_again()
    {
        var app = await InstanceAsync();
        await AnalyzeAsync(app, 1);
        var readings = app.Get<BlobServiceClient>().GetBlobContainerClient("readings");
        await foreach (var blob in readings.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
            await readings.GetBlobClient(blob.Name).UploadAsync(BinaryData.FromString("broken"), overwrite: true, TestContext.Current.CancellationToken);

        Assert.Single(await AnalyzeAsync(app, 1));
        Assert.Equal(4, _server.Records);
    }

    [Fact]
    public async Task Answers_are_kept_for_thirty_days()
    {
        var app = await InstanceAsync();
        await AnalyzeAsync(app, 1);
        var timers = new FunctionInvoker(app.Services, FunctionCatalog.Read(AppContext.BaseDirectory));

        _clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(29)); // Storage has a clock of its own.
        await timers.RunAsync("RemoveOldReadings", null, None);
        await AnalyzeAsync(app, 1);
        Assert.Equal(2, _server.Records);

        _clock.Advance(TimeSpan.FromDays(2));
        await timers.RunAsync("RemoveOldReadings", null, None);
        await AnalyzeAsync(app, 1);
        Assert.Equal(4, _server.Records);
    }

    [Fact]
    public async Task Records_used_are_measured_by_kind()
    {
        var app = await InstanceAsync(("Language:LinksEntities", "true"));
        using var measured = new Measured(app.Get<IMeterFactory>());

        await app.Get<ITextAnalyzer>().AnalyzeAsync([Document(1) with { Text = new string('x', 2_500), Language = null }], None);

        Assert.Equal(10, _server.Records);
        Assert.Equal([3, 3, 3, 1], new[] { "EntityRecognition", "EntityLinking", "SentimentAnalysis", "LanguageDetection" }.Select(kind => measured[$"alerts.language.records.used {kind}"]));
        Assert.Equal(10, await UsedAsync());
    }

    [Theory]
    [InlineData("2026-03-01T00:30:00Z", 100, 3_100)]
    [InlineData("2026-03-02T00:00:00Z", 100, 3_100)]
    [InlineData("2026-02-15T00:00:00Z", 100, 200)]
    [InlineData("2026-03-31T23:59:59Z", 100, 100)]
    public void The_forecast_is_the_months_use_at_the_pace_so_far(string now, long used, long forecast) =>
        Assert.Equal(forecast, LanguageBudget.Forecast(used, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));

    private static TextDocument Document(int number) =>
        LanguageBench.Document($"{number}", $"Title {number.ToString(CultureInfo.InvariantCulture)}", "Lawyers blamed Bukele.", "en", "Bukele");

    private static Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(TestApp app, params int[] numbers) =>
        app.Get<ITextAnalyzer>().AnalyzeAsync([.. numbers.Select(Document)], None);

    private async Task<long> UsedAsync() => (await _apps[0].Get<TableServiceClient>().GetTableClient("Counters")
        .GetEntityAsync<TableEntity>("language", "month-2026-03")).Value.GetInt64("Used")!.Value;

    private async Task<TestApp> InstanceAsync(params (string Key, string Value)[] settings)
    {
        var app = await TestApp.CreateAsync(
            azurite,
            services => services.AddSingleton<TimeProvider>(_clock).AddLogging(logging => logging.AddProvider(_warnings)),
            [.. settings
                .Concat([("Analysis:Analyzer", "azure"), ("Language:Endpoint", _server.Url), ("Language:Key", "key"), ("Language:LinksEntities", "false")])
                .DistinctBy(setting => setting.Item1)]);
        _apps.Add(app);
        return app;
    }
}
