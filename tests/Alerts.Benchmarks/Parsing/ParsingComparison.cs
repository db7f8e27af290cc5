using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Alerts.Benchmarks.Parsing;

/// <summary>How fast the parser is beside others, all on the same corpus in the same run.</summary>
internal static class ParsingComparison
{
    private const int Rounds = 2;
    private const int Passes = 3;

    /// <summary>Feedparser takes minutes for all.</summary>
    private const int FeedsForFeedparser = 12;

    /// <param name="arguments">Optionally <c>--real DIR</c>: a folder of feeds from the world, to count items in.</param>
    public static async Task<string> RunAsync(IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-parsing-");
        try
        {
            var rivals = await ParsingRivals.BuildAsync(folder.FullName);
            var real = arguments is ["--real", var path] ? await RealFeeds.CountAsync(path, rivals) : "";
            return await CompareAsync(folder, rivals) + real;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> CompareAsync(DirectoryInfo folder, ParsingRivals rivals)
    {
        var files = new List<string>();
        foreach (var feed in ParsingBenchmarks.Corpus)
        {
            files.Add(Path.Combine(folder.FullName, $"{files.Count}.xml"));
            await File.WriteAllBytesAsync(files[^1], feed);
        }

        CheckItems();
        Dictionary<string, double> speeds = [];
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var report in BenchmarkRunner.Run<ParsingBenchmarks>(Config()).Reports)
            {
                var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
                Keep(name, ParsingBenchmarks.Corpus.Sum(feed => (double)feed.Length) / 1e6 / (report.ResultStatistics!.Min / 1e9));
                if (name == nameof(ParsingBenchmarks.Alerts))
                    allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            }

            Keep("expat", await rivals.ExpatAsync(Passes, files));
            Keep("feedparser", await rivals.FeedparserAsync(files.Take(FeedsForFeedparser)));
        }

        return Report(speeds, allocated);

        void Keep(string name, double speed) => speeds[name] = Math.Max(speed, speeds.GetValueOrDefault(name));
    }

    private static void CheckItems()
    {
        var expected = ParsingBenchmarks.Corpus.Count * ParsingCorpus.ItemsAFeed;
        var contenders = new ParsingBenchmarks();
        foreach (var (name, items) in new[]
        {
            (nameof(contenders.Alerts), contenders.Alerts()), (nameof(contenders.Syndication), contenders.Syndication()), (nameof(contenders.CodeHollow), contenders.CodeHollow()),
        })
        {
            if (items != expected)
                throw new InvalidOperationException($"{name} reads {items} of {expected} items in full.");
        }
    }

    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring)
            .WithWarmupCount(1).WithIterationCount(Passes).WithInvocationCount(1).WithUnrollFactor(1))
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        // CodeHollow's package is not an optimized build: that is how it is delivered.
        .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);

    private static string Report(Dictionary<string, double> speeds, long allocated)
    {
        var ours = speeds[nameof(ParsingBenchmarks.Alerts)];
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"""
            {ParsingBenchmarks.Corpus.Count} feeds, {ParsingBenchmarks.Corpus.Sum(feed => (long)feed.Length) / 1e6:0.0} MB, seed {ParsingCorpus.Seed}, {Environment.ProcessorCount} cores, .NET {Environment.Version}; the best of {Rounds} rounds of {Passes} passes each

            | what | MB/s | Alerts is × as fast | bar |
            |---|---|---|---|
            | Alerts, full model | {ours:0.0} | | |

            """);
        Row("System.ServiceModel.Syndication", nameof(ParsingBenchmarks.Syndication), "2.5");
        Row("CodeHollow.FeedReader", nameof(ParsingBenchmarks.CodeHollow), "4");
        Row("expat, text only", "expat", "1 (stretch 1.3)");
        Row("feedparser, its defaults, on the first feeds", "feedparser", "60");
        var kept = ParsingBenchmarks.TextKept();
        report.Append(CultureInfo.InvariantCulture, $"\nAllocated: {allocated / 1e6:0.0} MB for {kept / 1e6:0.0} MB of text kept, {(double)allocated / kept:0.00} × (bar: 2.5)\n");
        return report.ToString();

        void Row(string title, string name, string bar) =>
            report.Append(CultureInfo.InvariantCulture, $"| {title} | {speeds[name]:0.00} | {ours / speeds[name]:0.00} | {bar} |\n");
    }
}
