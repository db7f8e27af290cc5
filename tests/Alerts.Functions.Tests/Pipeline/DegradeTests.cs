using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Api;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Degrade, never drop: without an analyser alerts go out in time, and have their tone as soon as it is back.</summary>
public class DegradeTests(AzuriteTools tools) : IAsyncLifetime
{
    private const string NotYet = "tone not yet analysed";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly RecordingSender _sender = new();
    private readonly MoodyAnalyzer _analyzer = new();
    private readonly StorageProbe _probe = new();
    private FeedServer _server = null!;
    private TestApp _app = null!;
    private MessagePump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _server = await FeedServer.StartAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services
            .AddSingleton<IEmailSender>(_sender)
            .AddSingleton<ITextAnalyzer>(_analyzer)
            .AddSingleton<HttpPipelinePolicy>(_probe));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_hour_without_analyser_loses_nothing_delays_nothing_and_is_made_good()
    {
        await _app.SubscribeAsync("at-once@example.org");
        var daily = await _app.SubscribeAsync("daily@example.org", subscription => subscription with { Cadence = Cadence.Daily, Hour = 14 });
        for (var minute = 0; minute < 60; minute += 10)
        {
            await PublishAsync(minute);
            await TurnAsync();
            _app.Clock.Advance(TimeSpan.FromMinutes(7));
        }

        var mails = Mails("at-once@example.org");
        Assert.Equal(6, mails.Length);
        Assert.All(mails, mail => Assert.Contains(NotYet, mail.Text, StringComparison.Ordinal));
        Assert.All(await ReadAlertsAsync(), alert => Assert.Equal(Tone.NotAnalyzed, alert.Tone));
        Assert.Equal(6, (await ReadAlertsAsync()).Count);
        Assert.All(await RowsAsync("Batches"), batch => Assert.Equal(nameof(BatchState.Analyzed), batch.GetString("State")));

        _analyzer.Mood = AnalyzerMood.Good;
        for (var minute = 0; minute < 20; minute += 5)
            await TurnAsync(TimeSpan.FromMinutes(5));
        Assert.All(await ReadAlertsAsync(), alert => Assert.Equal((Tone.Negative, "moody"), (alert.Tone, alert.Analyzer)));
        Assert.Empty(await DueAsync());

        while (Mails("daily@example.org").Length == 0)
            await TurnAsync(TimeSpan.FromMinutes(5));
        var digest = Assert.Single(Mails("daily@example.org")).Text;
        Assert.Equal(6, Occurrences(digest, "Relatives protest, minute"));
        Assert.Equal(6, Occurrences(digest, "▼ negative"));
        Assert.DoesNotContain(NotYet, digest, StringComparison.Ordinal);
        var planned = Assert.Single(await _app.DigestsAsync(daily));
        Assert.Equal(new(2026, 3, 14, 14, 0, 0, TimeSpan.Zero), planned.Slot);
        Assert.InRange(planned.PlannedAt - planned.Slot, TimeSpan.Zero, TimeSpan.FromMinutes(8));
    }

    [Fact]
    public async Task A_hanging_analyser_delays_an_alert_by_the_time_limit_and_no_more()
    {
        await _app.SubscribeAsync("at-once@example.org");
        _analyzer.Mood = AnalyzerMood.Hanging;
        await PublishAsync(0);
        await _pump.RunTimerAsync("PollFeeds");
        var delivering = _pump.DeliverAllAsync();
        await _analyzer.Hanging.Task;
        Assert.False(delivering.IsCompleted);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await delivering;

        _analyzer.Mood = AnalyzerMood.Good;
        Assert.Equal(Tone.NotAnalyzed, Assert.Single(await ReadAlertsAsync()).Tone);
        await TurnAsync();
        Assert.Single(Mails("at-once@example.org"));
        Assert.Equal(Tone.Negative, Assert.Single(await ReadAlertsAsync()).Tone);
    }

    [Theory]
    [InlineData(AnalyzerMood.LeavesOut)]
    [InlineData(AnalyzerMood.TalksNonsense)]
    public async Task One_article_without_a_usable_answer_goes_out_without_tone_and_is_alone_asked_for_again(AnalyzerMood mood)
    {
        await _app.SubscribeAsync("at-once@example.org");
        (_analyzer.Mood, _analyzer.Headline) = (mood, "minute 1");
        await PublishAsync(1, 2);
        await TurnAsync();

        var mail = Assert.Single(Mails("at-once@example.org")).Text;
        Assert.Equal((1, 1), (Occurrences(mail, NotYet), Occurrences(mail, "▼ negative")));
        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync();
        Assert.All(await ReadAlertsAsync(), alert => Assert.Equal(Tone.Negative, alert.Tone));
        Assert.Single(_analyzer.Asked, headline => headline.Contains("minute 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_mailed_without_tone_is_told_once_in_the_next_mail()
    {
        await _app.SubscribeAsync("at-once@example.org");
        await PublishAsync(0);
        await TurnAsync();
        await PublishAsync(1);
        await TurnAsync();
        Assert.Equal(2, Mails("at-once@example.org").Length);
        Assert.DoesNotContain(DigestWords.TonedSince, Mails("at-once@example.org")[1].Text, StringComparison.Ordinal);

        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Mails("at-once@example.org").Length); // A tone alone is worth no mail.
        foreach (var minute in new[] { 2, 3 })
        {
            await PublishAsync(minute);
            await TurnAsync();
        }

        var mails = Mails("at-once@example.org");
        Assert.Equal(4, mails.Length);
        Assert.Contains(
            """
            Analysed since your last mails
            ==============================

            Relatives protest, minute 0 · CECOT · ▼ negative
            Relatives protest, minute 1 · CECOT · ▼ negative
            """.ReplaceLineEndings("\n"), mails[2].Text, StringComparison.Ordinal);
        Assert.Contains("Relatives protest, minute 0", mails[2].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("minute 0", mails[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_alerts_that_were_mailed_without_tone_are_told_bit_by_bit()
    {
        await _app.SubscribeAsync("at-once@example.org");
        await PublishAsync([.. Enumerable.Range(0, 45)]);
        await TurnAsync();
        Assert.Equal(45, Occurrences(Assert.Single(_sender.Taken).Text, NotYet));

        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync(TimeSpan.FromMinutes(10));
        for (var minute = 100; minute < 104; minute++)
        {
            await PublishAsync(minute);
            await TurnAsync();
        }

        Assert.Equal([20, 20, 5, 0], _sender.Taken.Skip(1).Select(mail => Occurrences(mail.Text, " · CECOT · ▼ negative")));
    }

    [Fact]
    public async Task The_digest_on_demand_shows_the_tone_once_it_is_known()
    {
        await PublishAsync(0);
        await TurnAsync();
        Assert.Equal(Tone.NotAnalyzed, await ToneOnDemandAsync());

        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync();
        Assert.Equal(Tone.Negative, await ToneOnDemandAsync());
    }

    [Fact]
    public async Task Messages_that_are_handled_twice_change_nothing()
    {
        var pump = new MessagePump(_app, _azurite) { Deliveries = 2 };
        await _app.SubscribeAsync("at-once@example.org");
        await PublishAsync(0, 1);
        await TurnAsync(pump: pump);
        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync(pump: pump);

        // Twice by the batch, twice by the first attempt; the second attempt succeeds, and has nothing to do when it comes again.
        Assert.Equal(5, _analyzer.Asked.Count(headline => headline.Contains("minute 0", StringComparison.Ordinal)));
        Assert.Single(_sender.Taken);
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task A_batch_that_is_analysed_again_without_analyser_keeps_its_tones()
    {
        _analyzer.Mood = AnalyzerMood.Good;
        await PublishAsync(0);
        await TurnAsync();
        _analyzer.Mood = AnalyzerMood.Down;
        await _app.Get<BatchAnalyzer>().AnalyzeAsync(new(Assert.Single(await RowsAsync("Batches")).RowKey, _app.Clock.GetUtcNow()), None);

        Assert.Equal(Tone.Negative, Assert.Single(await ReadAlertsAsync()).Tone);
        Assert.Empty(await DueAsync());
    }

    [Theory]
    [InlineData(AnalyzerMood.Good)]
    [InlineData(AnalyzerMood.Down)]
    public async Task A_correction_gets_its_own_tone_and_not_that_of_the_first_version(AnalyzerMood mood)
    {
        await PublishAsync(0);
        await TurnAsync();
        _analyzer.Mood = mood;
        _app.Clock.Advance(TimeSpan.FromHours(13));
        _server.Publish("wire-0", ("0", "Relatives celebrate", "Relatives praised a wonderful success at CECOT."));
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        _analyzer.Mood = AnalyzerMood.Good;
        await TurnAsync(TimeSpan.FromMinutes(10));

        var alert = Assert.Single(await ReadAlertsAsync());
        Assert.Equal(("Relatives celebrate", Tone.Positive), (alert.Title, alert.Tone));
        Assert.Empty(await DueAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_at_any_write_leaves_a_tone_that_is_still_completed(bool answerLost)
    {
        await _app.SubscribeAsync("at-once@example.org");
        var operation = 0;
        for (var died = true; died; operation++)
        {
            Assert.True(operation < 200, "There is no end to the operations.");
            died = await DiesAtAsync(operation, answerLost);
        }

        Assert.True(operation > 20, $"Only {operation} operations were tried.");
    }

    [Fact]
    public async Task After_a_day_without_analyser_a_batch_says_that_it_stayed_without_tone()
    {
        await PublishAsync(0);
        await TurnAsync();
        var since = _app.Clock.GetUtcNow();
        while ((await DueAsync()).Count > 0)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(15));
            await _pump.RunTimerAsync("RecoverStalled");
            await _pump.DeliverAllAsync();
        }

        Assert.InRange(_app.Clock.GetUtcNow() - since, TimeSpan.FromHours(20), TimeSpan.FromHours(30));
        var batch = Assert.Single(await RowsAsync("Batches"), row => row.GetString("State") == nameof(BatchState.WithoutTone));
        Assert.Equal(
            "1 alerts stay without tone after 100 attempts. The analyser \"moody\" failed: The service is down.", batch.GetString("Reason"));
        Assert.Single(await ReadAlertsAsync());
    }

    [Fact]
    public async Task Analysed_alerts_cost_no_read_when_their_digest_is_planned()
    {
        _analyzer.Mood = AnalyzerMood.Good;
        await _app.SubscribeAsync("at-once@example.org");
        await PublishAsync(0);
        await _pump.RunTimerAsync("PollFeeds");
        await _pump.DeliverAllAsync();
        _probe.Reset();
        await TurnAsync(poll: false);

        Assert.Single(_sender.Taken);
        Assert.DoesNotContain(_probe.Operations, operation => operation.Contains("/Alerts", StringComparison.Ordinal));
    }

    /// <returns>False when everything was done before that operation.</returns>
    private async Task<bool> DiesAtAsync(int operation, bool answerLost)
    {
        _analyzer.Mood = AnalyzerMood.Down;
        var title = $"minute {operation}";
        _server.Publish($"{operation}", ($"{operation}", title, $"Relatives protested against torture and death in CECOT, day {operation}."));
        var feed = Feed.Create($"{_server.Url}/{operation}", "Border Wire", _app.Clock.GetUtcNow());
        await _app.Get<IFeedStore>().AddAsync(feed, None);
        await _pump.RunTimerAsync("PollFeeds");

        _probe.DieAfter(operation, answerLost);
        var died = await _pump.DeliverAllAsync(() => _probe.Live()) > 0;
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        _analyzer.Mood = AnalyzerMood.Good;
        for (var round = 0; round < 4; round++)
        {
            died |= await SurviveAsync(() => _pump.RunTimerAsync("RecoverStalled"));
            died |= await _pump.DeliverAllAsync(() => _probe.Live()) > 0;
            _app.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        _probe.Live();
        var told = Assert.Single(await ReadAlertsAsync(), alert => alert.Title == title);
        Assert.True(told.Tone == Tone.Negative, $"Died at operation {operation}: {told.Tone}.");
        Assert.Empty(await DueAsync());
        await _app.Get<IFeedStore>().RemoveAsync(feed.Id, None);
        return died;
    }

    private async Task<bool> SurviveAsync(Func<Task> run)
    {
        try
        {
            await run();
            return false;
        }
        catch (SimulatedCrashException)
        {
            _probe.Live();
            await run();
            return true;
        }
    }

    private async Task PublishAsync(params int[] minutes)
    {
        foreach (var minute in minutes)
            _server.Publish($"wire-{minute}", ($"{minute}", $"Relatives protest, minute {minute}", $"Relatives protested against torture and death in CECOT, minute {minute}."));
        foreach (var minute in minutes)
            await _app.Get<IFeedStore>().AddAsync(Feed.Create($"{_server.Url}/wire-{minute}", "Border Wire", _app.Clock.GetUtcNow()), None);
    }

    /// <summary>What the timers do within some minutes.</summary>
    private async Task TurnAsync(TimeSpan? time = null, MessagePump? pump = null, bool poll = true)
    {
        pump ??= _pump;
        if (poll)
            await pump.RunTimerAsync("PollFeeds");
        await pump.DeliverAllAsync();
        _app.Clock.Advance(time ?? TimeSpan.FromMinutes(3));
        await pump.RunTimerAsync("DispatchDigests");
        await pump.RunTimerAsync("RecoverStalled");
        await pump.DeliverAllAsync();
    }

    private EmailMessage[] Mails(string address) => [.. _sender.Taken.Where(mail => mail.To == address)];

    private async Task<Tone> ToneOnDemandAsync()
    {
        var answer = await _app.Get<DigestOnDemand>().BuildAsync(new(["cecot"]), None);
        return Assert.IsType<DigestAnswer.Found>(answer).Content.Groups.Single().Items.Single().Alert.Tone;
    }

    private async Task<List<Alert>> ReadAlertsAsync() => await _app.Get<IAlertStore>()
        .ReadAsync("cecot", _app.Clock.GetUtcNow().AddDays(-3), _app.Clock.GetUtcNow().AddHours(1), 1_000, None).ToListAsync(None);

    private async Task<List<DueEntry>> DueAsync() =>
        await _app.Get<IDueIndex>().ReadAsync(DueKind.Tone, DateTimeOffset.MaxValue, None).ToListAsync(None);

    private async Task<List<TableEntity>> RowsAsync(string table) =>
        await _app.Get<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>().ToListAsync(None);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
