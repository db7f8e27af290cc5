using System.Threading.Channels;
using Alerts.Core.Analysis;
using Alerts.Functions.Language;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>The budget counts whatever may be on the bill: each attempt that was sent and not refused.</summary>
public sealed class LanguageBillTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LanguageStorage _storage = new();
    private readonly LossyTransport _transport = new();
    private readonly LanguageBench _bench;

    public LanguageBillTests() => _bench = new(
        services => services.AddSingleton<IRecordCounters>(_storage).AddSingleton<HttpPipelineTransport>(_transport),
        settings: [("Language:LinksEntities", "false"), ("Language:MostRequestsAtOnce", "1"), ("Language:RequestTimeout", "00:00:10")]);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_request_that_is_answered_with_silence_three_times_counts_three_times()
    {
        _transport.IsSilent = true;

        var analysis = AnalyzeAsync();
        await AnswerIsLostAsync(10 * Second);
        await _bench.Clock.PassAsync(Second);
        await AnswerIsLostAsync(10 * Second);
        await _bench.Clock.PassAsync(2 * Second);
        await AnswerIsLostAsync(10 * Second);

        Assert.Empty(await analysis);
        Assert.Equal(4, _bench.Server.Records);
        Assert.Equal(4, _storage.Used);
    }

    [Fact]
    public async Task Connections_that_are_lost_after_the_request_count()
    {
        _transport.IsLossy = true;

        var analysis = AnalyzeAsync();
        await _bench.Clock.PassAsync(Second);
        await _bench.Clock.PassAsync(2 * Second);

        Assert.Empty(await analysis);
        Assert.Equal(4, _bench.Server.Records);
        Assert.Equal(4, _storage.Used);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[]}}""")]
    [InlineData("""{"kind":"SentimentAnalysisResults","results":{"errors":[],"documents":[{"id":"0","sentences":"none"}]}}""")]
    public async Task An_answer_that_is_of_no_use_counts(string answer)
    {
        _bench.Server.Always = request => request.Kind == "SentimentAnalysis" ? LanguageServer.Json(answer) : null;

        await AnalyzeAsync();

        Assert.Equal(2, _storage.Used);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task A_refusal_with_a_status_does_not_count(int status)
    {
        _bench.Server.Always = request => request.Kind == "SentimentAnalysis" ? LanguageServer.Status(status) : null;

        await AnalyzeAsync();

        Assert.Equal(1, _storage.Used);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_counts()
    {
        _bench.Server.Dispose();

        using var done = new CancellationTokenSource();
        var passing = _bench.Clock.PassPausesAsync(2 * Second, done.Token);
        Assert.Empty(await AnalyzeAsync());
        await done.CancelAsync();
        await passing;

        Assert.Equal(0, _storage.Used);
    }

    private Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync() => _bench.AnalyzeAsync(new TextDocument("a", "Visit", "Lawyers blamed Bukele.", "en"));

    private async Task AnswerIsLostAsync(TimeSpan after)
    {
        await _transport.Silences.Reader.ReadAsync(TestContext.Current.CancellationToken);
        _bench.Clock.Advance(after);
    }

    /// <summary>Lets each question through, and no answer to one about tone.</summary>
    private sealed class LossyTransport : HttpPipelineTransport
    {
        private readonly HttpClientTransport _transport = new();

        public bool IsSilent { get; set; }

        public bool IsLossy { get; set; }

        public Channel<bool> Silences { get; } = Channel.CreateUnbounded<bool>();

        public override Request CreateRequest() => _transport.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await _transport.ProcessAsync(message);
            if (!(IsSilent || IsLossy) || !await IsAboutToneAsync(message))
                return;
            if (IsLossy)
                throw new IOException("The connection is lost.");
            await Silences.Writer.WriteAsync(true);
            await Task.Delay(Timeout.Infinite, message.CancellationToken);
        }

        private static async Task<bool> IsAboutToneAsync(HttpMessage message)
        {
            using var body = new MemoryStream();
            await message.Response.ContentStream!.CopyToAsync(body);
            body.Position = 0;
            message.Response.ContentStream = body.Length == 0 ? null : new MemoryStream(body.ToArray());
            return System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains("SentimentAnalysisResults", StringComparison.Ordinal);
        }
    }
}
