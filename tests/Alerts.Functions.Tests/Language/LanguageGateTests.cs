using Alerts.Core.Analysis;
using Alerts.Functions.Language;

namespace Alerts.Functions.Tests.Language;

/// <summary>A service that is busy, slow or out of order.</summary>
public sealed class LanguageGateTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LanguageBench _bench = new(settings: [("Language:LinksEntities", "false"), ("Language:TimeLimit", "00:00:45"), ("Language:RequestTimeout", "00:00:10")]);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task After_the_time_that_the_service_asks_for_the_request_is_repeated(int status)
    {
        _bench.Server.Next(_ => LanguageServer.Status(status, ("Retry-After", "7")));

        var analysis = AnalyzeAsync("a");
        await _bench.Clock.SomebodyWaitsAsync(7 * Second);
        _bench.Clock.Advance(6.9 * Second);
        Assert.False(analysis.IsCompleted);
        _bench.Clock.Advance(0.1 * Second);

        Assert.Single(await _bench.LetTimePassAsync(analysis, Second));
    }

    [Fact]
    public async Task An_article_is_not_late_for_its_tone_the_service_asks_for_more_time_than_there_is()
    {
        _bench.Server.Always = _ => LanguageServer.Status(429, ("Retry-After", "46"));

        Assert.Empty(await AnalyzeAsync("a")); // Though the clock stands still.
    }

    [Fact]
    public async Task A_service_that_asks_for_a_day_is_tried_again_after_five_minutes()
    {
        _bench.Server.Next(_ => LanguageServer.Status(429, ("Retry-After", "86400")));
        _bench.Server.Next(_ => LanguageServer.Status(503, ("Retry-After", "Sun, 14 Mar 2027 12:00:00 GMT")));
        Assert.Empty(await AnalyzeAsync("a"));
        _bench.Clock.Advance(LanguageGate.LongestRetryAfter - TimeSpan.FromMinutes(1));
        Assert.Empty(await AnalyzeAsync("b"));
        Assert.InRange(_bench.Server.Requests.Count, 1, 2);

        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await AnalyzeAsync("c"));
    }

    [Fact]
    public async Task Waits_that_add_up_end_with_the_time_of_the_batch()
    {
        using var bench = new LanguageBench(settings: [("Language:LinksEntities", "false"), ("Language:TimeLimit", "00:00:45"), ("Language:RequestTimeout", "00:00:30")]);
        bench.Server.Always = _ => LanguageServer.Status(429, ("Retry-After", "20"));

        Assert.Empty(await bench.LetTimePassAsync(bench.AnalyzeAsync(new TextDocument("a", "Title", "Text.", "en")), 20 * Second));
        Assert.InRange(bench.Server.Requests.Count, 3, 6);
    }

    [Fact]
    public async Task A_service_that_answers_with_errors_is_asked_three_times_with_pauses()
    {
        using var bench = new LanguageBench(settings: [("Language:LinksEntities", "false"), ("Language:MostRequestsAtOnce", "1")]);
        bench.Server.Always = request => request.Kind == "SentimentAnalysis" ? LanguageServer.Status(500) : null;

        var analysis = bench.AnalyzeAsync(new TextDocument("a", "Title", "Text.", "en"));
        await bench.Clock.PassAsync(Second);
        await bench.Clock.PassAsync(2 * Second);

        Assert.Empty(await analysis);
        Assert.Equal(3, bench.Server.Of("SentimentAnalysis").Count());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_is_not_repeated(int status)
    {
        _bench.Server.Always = _ => LanguageServer.Status(status);

        Assert.Empty(await AnalyzeAsync("a"));
        Assert.Equal(2, _bench.Server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_waited_for_ten_seconds_and_asked_for_again()
    {
        using var never = new ManualResetEventSlim();
        _bench.Server.Next(_ => Held(never));
        _bench.Server.Next(_ => Held(never));

        var analysis = AnalyzeAsync("a");
        await _bench.Clock.SomebodyWaitsAsync(10 * Second);
        await _bench.Clock.SomebodyWaitsAsync(10 * Second);
        while (_bench.Server.Requests.Count < 2)
            await Task.Yield();
        _bench.Clock.Advance(10 * Second);
        await _bench.Clock.SomebodyWaitsAsync(Second);
        await _bench.Clock.SomebodyWaitsAsync(Second);
        _bench.Clock.Advance(Second);

        Assert.Single(await analysis);
        never.Set();
    }

    [Fact]
    public async Task A_service_that_fails_again_and_again_is_left_alone_and_then_tried_with_one_request()
    {
        _bench.Server.Always = _ => LanguageServer.Status(401);
        for (var round = 0; round < LanguageGate.LeastRequests / 2; round++)
            Assert.Empty(await AnalyzeAsync($"{round}"));
        var asked = _bench.Server.Requests.Count;
        Assert.Equal(LanguageGate.LeastRequests, asked);

        Assert.Empty(await AnalyzeAsync("open"));
        _bench.Clock.Advance(LanguageGate.Break - Second);
        Assert.Empty(await AnalyzeAsync("still open"));
        Assert.Equal(asked, _bench.Server.Requests.Count);

        _bench.Clock.Advance(2 * Second);
        Assert.Empty(await AnalyzeAsync("half open, and still out of order"));
        Assert.Equal(asked + 1, _bench.Server.Requests.Count);
        Assert.Empty(await AnalyzeAsync("open again"));
        Assert.Equal(asked + 1, _bench.Server.Requests.Count);

        _bench.Server.Always = null;
        _bench.Clock.Advance(LanguageGate.Break + Second);
        await AnalyzeAsync("half open, and in order");
        Assert.Single(await AnalyzeAsync("closed"));
    }

    [Fact]
    public async Task A_busy_service_does_not_open_the_breaker()
    {
        _bench.Server.Always = _ => LanguageServer.Status(429, ("Retry-After", "60"));
        for (var round = 0; round < LanguageGate.LeastRequests; round++)
        {
            Assert.Empty(await AnalyzeAsync($"{round}"));
            _bench.Clock.Advance(61 * Second);
        }

        _bench.Server.Always = null;
        Assert.Single(await AnalyzeAsync("next"));
    }

    [Fact]
    public async Task The_breaker_is_one_for_all_articles_of_the_process_and_another_process_has_its_own()
    {
        using var other = new LanguageBench();
        _bench.Server.Always = _ => LanguageServer.Status(500, ("Retry-After", "60"));
        for (var round = 0; round < LanguageGate.LeastRequests; round++)
        {
            Assert.Empty(await AnalyzeAsync($"{round}"));
            _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Single(await other.AnalyzeAsync(new TextDocument("a", "Title", "Text.", "en")));
    }

    [Fact]
    public async Task Requests_of_a_batch_run_side_by_side_up_to_the_limit()
    {
        using var together = new CountdownEvent(8);
        _bench.Server.Always = _ =>
        {
            if (!together.IsSet)
                together.Signal();
            together.Wait(TimeSpan.FromSeconds(20));
            return null;
        };

        var analyses = await _bench.AnalyzeAsync([.. Enumerable.Range(0, 40).Select(number => new TextDocument($"{number}", $"Title {number}", "Text.", "en"))]);

        Assert.True(together.IsSet);
        Assert.Equal(40, analyses.Count);
    }

    [Fact]
    public async Task The_caller_can_give_up_at_any_time()
    {
        using var caller = new CancellationTokenSource();
        _bench.Server.Always = _ => LanguageServer.Status(429, ("Retry-After", "20"));
        var analysis = _bench.Analyzer.AnalyzeAsync([new("a", "Title", "Text.", "en")], caller.Token);
        await _bench.Clock.SomebodyWaitsAsync(20 * Second);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => analysis);
    }

    private static WireMock.ResponseMessage? Held(ManualResetEventSlim never)
    {
        never.Wait(TimeSpan.FromSeconds(30));
        return null;
    }

    private Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(string id) => _bench.AnalyzeAsync(new TextDocument(id, $"Title {id}", "Text.", "en"));
}
