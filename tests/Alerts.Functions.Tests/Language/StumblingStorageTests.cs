using Alerts.Functions.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>Storage that fails around the service: what is paid for is told.</summary>
public sealed class StumblingStorageTests : IDisposable
{
    private readonly LanguageStorage _storage = new();
    private readonly LanguageBench _bench;

    public StumblingStorageTests() => _bench = new(services => services.AddSingleton<IKeptReadings>(_storage).AddSingleton<IRecordCounters>(_storage));

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("find")]
    [InlineData("keep")]
    [InlineData("give back")]
    public async Task An_answer_that_is_paid_for_is_told_though_storage_fails(string failing)
    {
        if (failing == "give back") // Something must be left to give back.
            _bench.Server.Always = request => request.Kind == "EntityLinking" ? LanguageServer.Status(400) : null;
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
}
