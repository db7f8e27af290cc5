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
    private const int Rounds = 4;
    private const int Passes = 5;

    private const string Expat = "expat";
    private const string Feedparser = "feedparser";

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

        Dictionary<string, ParsingSpeed> speeds = [];
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var report in BenchmarkRunner.Run<ParsingBenchmarks>(Config()).Reports)
            {
                var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
                Keep(name, new(MegabytesIn(report.ResultStatistics!.Min / 1e9), ByProcessor(name)));
                if (name == nameof(ParsingBenchmarks.Alerts))
                    allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            }

            Keep(Expat, await rivals.ExpatAsync(Passes, files));
            Keep(Feedparser, await rivals.FeedparserAsync(files.Take(FeedsForFeedparser)));
        }

        return Report(speeds, allocated);

        void Keep(string name, ParsingSpeed speed) => speeds[name] = speed.Best(speeds.GetValueOrDefault(name));
    }

    /// <summary>The benchmark runner knows the clock alone; it has warmed the code up.</summary>
    private static double ByProcessor(string name)
    {
        var benchmarks = new ParsingBenchmarks();
        Func<int> read = name switch
        {
            nameof(ParsingBenchmarks.Alerts) => benchmarks.Alerts,
            nameof(ParsingBenchmarks.Syndication) => benchmarks.Syndication,
            _ => benchmarks.CodeHollow,
        };
        var best = 0.0;
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var items = read();
            best = Math.Max(best, MegabytesIn((Environment.CpuUsage.TotalTime - before).TotalSeconds));
            if (items != ParsingBenchmarks.Corpus.Count * ParsingCorpus.ItemsAFeed)
                throw new InvalidOperationException($"{name} reads {items} items in full, not all.");
        }

        return best;
    }

    private static double MegabytesIn(double seconds) => ParsingBenchmarks.Corpus.Sum(feed => (double)feed.Length) / 1e6 / seconds;

    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring)
            .WithWarmupCount(1).WithIterationCount(Passes).WithInvocationCount(1).WithUnrollFactor(1))
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        // CodeHollow's package is not an optimized build: that is how it is delivered.
        .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);

    private static string Report(Dictionary<string, ParsingSpeed> speeds, long allocated)
    {
        var ours = speeds[nameof(ParsingBenchmarks.Alerts)];
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"""
            {ParsingBenchmarks.Corpus.Count} feeds, {MegabytesIn(1):0.0} MB, seed {ParsingCorpus.Seed}, {Environment.ProcessorCount} cores, .NET {Environment.Version}; the best of {Rounds} rounds of {Passes} passes each

            | what | MB/s | Alerts is × as fast | MB a processor second | × | bar |
            |---|---|---|---|---|---|
            | Alerts, full model | {ours.Clock:0.0} | | {ours.Processor:0.0} | | |

            """);
        Row("System.ServiceModel.Syndication", nameof(ParsingBenchmarks.Syndication), "2.5");
        Row("CodeHollow.FeedReader", nameof(ParsingBenchmarks.CodeHollow), "4");
        Row("expat, text only", Expat, "1 (stretch 1.3)");
        Row("feedparser, its defaults, on the first feeds", Feedparser, "60");
        var kept = ParsingBenchmarks.TextKept();
        report.Append(CultureInfo.InvariantCulture, $"\nAllocated: {allocated / 1e6:0.0} MB for {kept / 1e6:0.0} MB of text kept, {(double)allocated / kept:0.00} × (bar: 2.5)\n");
        return report.ToString();

        void Row(string title, string name, string bar)
        {
            var theirs = speeds[name];
            report.Append(CultureInfo.InvariantCulture,
                $"| {title} | {theirs.Clock:0.00} | {ours.Clock / theirs.Clock:0.00} | {theirs.Processor:0.00} | {ours.Processor / theirs.Processor:0.00} | {bar} |\n");
        }
    }
}
