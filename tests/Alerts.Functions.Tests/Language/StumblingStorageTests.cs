using Alerts.Functions.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>Storage that fails around the service: what is paid for is told.</summary>
public sealed class StumblingStorageTests : IDisposable
{
    private readonly StumblingStorage _storage = new();
    private readonly LanguageBench _bench;

    public StumblingStorageTests() => _bench = new(services => services.AddSingleton<IKeptReadings>(_storage).AddSingleton<IRecordCounters>(_storage));

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("find")]
    [InlineData("keep")]
    [InlineData("give back")]
    public async Task An_answer_that_is_paid_for_is_told_though_storage_fails(string failing)
    {
        _storage.Failing = failing;

        Assert.Equal("azure", Assert.Single(await AnalyzeAsync()).Analyzer);
        Assert.True(_storage.HasFailed);
    }

    [Fact]
    public async Task What_cannot_be_counted_is_not_sent()
    {
        _storage.Failing = "take";

        Assert.Empty(await AnalyzeAsync());
        Assert.Empty(_bench.Server.Requests);
    }

    private Task<IReadOnlyList<Core.Analysis.TextAnalysis>> AnalyzeAsync() =>
        _bench.AnalyzeAsync(LanguageBench.Document("a", "Visit", "Lawyers blamed Bukele.", "en", "Bukele"));

    private sealed class StumblingStorage : IKeptReadings, IRecordCounters
    {
        public string Failing { get; set; } = "";

        public bool HasFailed { get; private set; }

        public Task<LanguageReading?> FindAsync(string key, CancellationToken cancellationToken) => Do<LanguageReading?>("find", null);

        public Task KeepAsync(string key, LanguageReading reading, CancellationToken cancellationToken) => Do("keep", 0);

        // Grants more than is needed, so that something is given back.
        public Task<RecordGrant> TakeAsync(IReadOnlyList<int> wanted, RecordLimits limits, CancellationToken cancellationToken) =>
            Do("take", new RecordGrant(wanted.Count, wanted.Sum() + 1, RecordLimit.None, "2026-03", 0));

        public Task GiveBackAsync(string month, int records, CancellationToken cancellationToken) => Do("give back", 0);

        private Task<T> Do<T>(string operation, T answer)
        {
            if (operation != Failing)
                return Task.FromResult(answer);
            HasFailed = true;
            throw new IOException("Storage is away.");
        }
    }
}
