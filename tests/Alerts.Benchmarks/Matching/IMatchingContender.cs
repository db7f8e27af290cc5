using System.Diagnostics;

namespace Alerts.Benchmarks.Matching;

/// <summary>Something that looks for all phrases in all articles, as often as it is asked.</summary>
internal interface IMatchingContender : IDisposable
{
    string Name { get; }

    double BuildSeconds { get; }

    long Bytes { get; }

    Task<MatchingPass> PassAsync();
}

/// <summary>A contender of this process.</summary>
internal sealed class InProcessContender<T>(string name, Func<T> build, Func<T, long> count) : IMatchingContender
{
    private readonly T _matcher = build();

    public string Name => name;

    public double BuildSeconds { get; } = Enumerable.Range(0, 5).Select(_ => SecondsOf(build)).Order().ElementAt(2);

    public long Bytes { get; } = BytesOf(build);

    public Task<MatchingPass> PassAsync()
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var hits = count(_matcher);
        return Task.FromResult(new MatchingPass(hits, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
    }

    public void Dispose()
    {
    }

    private static double SecondsOf(Func<T> build)
    {
        var clock = Stopwatch.StartNew();
        GC.KeepAlive(build());
        return clock.Elapsed.TotalSeconds;
    }

    private static long BytesOf(Func<T> build)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var built = build();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(built);
        return bytes;
    }
}
