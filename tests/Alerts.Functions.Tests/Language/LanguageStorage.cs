using System.Collections.Concurrent;
using Alerts.Functions.Language;

namespace Alerts.Functions.Tests.Language;

/// <summary>Keeps answers and counts records in memory, and fails where a test wants it to.</summary>
public sealed class LanguageStorage : IKeptReadings, IRecordCounters
{
    private readonly ConcurrentDictionary<string, TextAnswers> _kept = new();
    private int _used;

    /// <summary>The operation that fails.</summary>
    public string Failing { get; set; } = "";

    public bool HasFailed { get; private set; }

    /// <summary>Granted and not given back.</summary>
    public int Used => _used;

    /// <summary>What is done before records are granted.</summary>
    public Func<Task>? BeforeGrant { get; set; }

    Task<TextAnswers?> IKeptReadings.FindAsync(string key, CancellationToken cancellationToken) => Do("find", () => _kept.GetValueOrDefault(key));

    Task IKeptReadings.KeepAsync(string key, TextAnswers answers, CancellationToken cancellationToken) => Do("keep", () => _kept[key] = answers);

    Task<int> IKeptReadings.RemoveOlderAsync(DateTimeOffset time, CancellationToken cancellationToken) => throw new NotSupportedException();

    async Task<RecordGrant> IRecordCounters.TakeAsync(IReadOnlyList<int> wanted, RecordLimits limits, CancellationToken cancellationToken)
    {
        if (BeforeGrant is { } before)
            await before();
        return await Do("take", () =>
        {
            Interlocked.Add(ref _used, wanted.Sum());
            return new RecordGrant(wanted.Count, wanted.Sum(), RecordLimit.None, "2026-03", _used);
        });
    }

    Task IRecordCounters.GiveBackAsync(string month, int records, CancellationToken cancellationToken) => Do("give back", () => Interlocked.Add(ref _used, -records));

    private Task<T> Do<T>(string operation, Func<T> act)
    {
        if (operation != Failing)
            return Task.FromResult(act());
        HasFailed = true;
        throw new IOException("Storage is away.");
    }
}
