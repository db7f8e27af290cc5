using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Language;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using WireMock;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>The pipeline with Azure AI Language as it can be on a bad day: nothing is lost, nothing late, and nothing paid for without end.</summary>
public class OutageTests(AzuriteTools tools) : IAsyncLifetime
{
    private const string Reader = "at-once@example.org";
    private const string NotYet = "tone not yet analysed";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Collecting = TimeSpan.FromMinutes(3);

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly RecordingSender _sender = new();
    private readonly LanguageServer _language = new();
    private readonly WaitingClock _clock = new();
    private FeedServer _server = null!;
    private TestApp _app = null!;
    private MessagePump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _server = await FeedServer.StartAsync();
        _app = await TestApp.CreateAsync(
            _azurite,
            services => services.AddSingleton<IEmailSender>(_sender).AddSingleton<TimeProvider>(_clock),
            ("Analysis:Analyzer", "azure"), ("Language:Endpoint", _language.Url), ("Language:Key", "key"));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility });
        await _app.SubscribeAsync(Reader);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
        _language.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_hour_of_outage_delays_no_mail_loses_nothing_and_is_made_good()
    {
        var hour = _clock.GetUtcNow();
        Func<LanguageRequest, ResponseMessage?>[] ills =
        [
            _ => LanguageServer.Status(500),
            _ => LanguageServer.Status(503, ("Retry-After", "86400")),
            _ => Silence(),
            _ => LanguageServer.Json("<html>A gateway</html>"),
            _ => LanguageServer.Status(401),
            request => request.Kind == "SentimentAnalysis" ? LanguageServer.Status(500) : null,
        ];
        for (var turn = 0; turn < ills.Length; turn++)
        {
            _language.Always = ills[turn];
            await PublishAsync($"turn {turn}");
            var published = _clock.GetUtcNow();
            await TurnAsync();

            var mail = _sender.Taken.Last().Text;
            Assert.Equal(turn + 1, _sender.Taken.Count);
            Assert.Contains($"Report, turn {turn}", mail, StringComparison.Ordinal);
            Assert.Contains(NotYet, mail, StringComparison.Ordinal);
            Assert.InRange(_clock.GetUtcNow() - published, Collecting, Collecting + TimeSpan.FromMinutes(2)); // The second is for older articles.
            await PassUntilAsync(hour + ((turn + 1) * TimeSpan.FromMinutes(10)));
        }

        _language.Always = null;
        for (var turn = 0; turn < 12 && (await DueAsync()).Count > 0; turn++)
            await TurnAsync();

        Assert.Empty(await DueAsync());
        await foreach (var blob in _app.Get<BlobServiceClient>().GetBlobContainerClient("batches").GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
            Assert.DoesNotContain("untoned", blob.Name, StringComparison.Ordinal); // It holds whole texts.
        var alerts = await ReadAlertsAsync();
        Assert.Equal(ills.Length, alerts.Count);
        Assert.All(alerts, alert => Assert.Equal((Tone.Negative, "azure", null), (alert.Tone, alert.Analyzer, alert.InPlaceOf)));
        Assert.Equal(ills.Length, _sender.Taken.Count);
    }

    [Fact]
    public async Task A_document_that_is_refused_for_good_has_the_other_analysers_tone_at_once_and_is_not_asked_for_again()
    {
        _language.Always = request => request.Kind == "SentimentAnalysis" && request.Documents.Any(document => document.Text.Contains("spoilt", StringComparison.Ordinal))
            ? LanguageServer.Status(400)
            : null;
        await PublishAsync("spoilt", "sound");
        await TurnAsync();

        var mail = Assert.Single(_sender.Taken).Text;
        Assert.DoesNotContain(NotYet, mail, StringComparison.Ordinal);
        Assert.Contains("The tone of 1 article was worked out by the built-in analyser", mail.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal([("Report, sound", "azure", null), ("Report, spoilt", "embedded", "azure")],
            (await ReadAlertsAsync()).Select(alert => (alert.Title, alert.Analyzer, alert.InPlaceOf)).Order());
        Assert.Empty(await DueAsync());
        var (requests, records) = (_language.Requests.Count, _language.Records);
        for (var turn = 0; turn < 10; turn++)
            await TurnAsync();
        Assert.Equal((requests, records), (_language.Requests.Count, _language.Records));
    }

    /// <summary>No answer: time passes until whoever asked has given up.</summary>
    private ResponseMessage Silence()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        return LanguageServer.Status(500);
    }

    private async Task PublishAsync(params string[] names)
    {
        foreach (var name in names)
        {
            _server.Publish($"wire-{name.Replace(' ', '-')}", (name, $"Report, {name}", $"Lawyers blamed CECOT for the deaths, {name}."));
            await _app.Get<IFeedStore>().AddAsync(Feed.Create($"{_server.Url}/wire-{name.Replace(' ', '-')}", "Border Wire", _clock.GetUtcNow()), None);
        }
    }

    /// <summary>What the timers do within some minutes.</summary>
    private async Task TurnAsync()
    {
        await _pump.RunTimerAsync("PollFeeds");
        await DeliverAsync();
        _clock.Advance(Collecting);
        await _pump.RunTimerAsync("DispatchDigests");
        await _pump.RunTimerAsync("RecoverStalled");
        await DeliverAsync();
    }

    private async Task PassUntilAsync(DateTimeOffset time)
    {
        if (_clock.GetUtcNow() < time)
            _clock.Advance(time - _clock.GetUtcNow());
        await DeliverAsync();
    }

    /// <summary>Lets pauses between repetitions pass.</summary>
    private async Task DeliverAsync()
    {
        using var done = new CancellationTokenSource();
        var passing = _clock.PassPausesAsync(TimeSpan.FromSeconds(2), done.Token);
        await _pump.DeliverAllAsync();
        await done.CancelAsync();
        await passing;
    }

    private async Task<List<Alert>> ReadAlertsAsync() => await _app.Get<IAlertStore>()
        .ReadAsync("cecot", _clock.GetUtcNow().AddDays(-3), _clock.GetUtcNow().AddHours(1), 1_000, None).ToListAsync(None);

    private async Task<List<DueEntry>> DueAsync() =>
        await _app.Get<IDueIndex>().ReadAsync(DueKind.Tone, DateTimeOffset.MaxValue, None).ToListAsync(None);
}
