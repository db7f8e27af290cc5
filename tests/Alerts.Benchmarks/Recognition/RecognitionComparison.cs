using System.Globalization;
using System.Text;
using Alerts.Core.Analysis;

namespace Alerts.Benchmarks.Recognition;

/// <summary>How fast names are found beside the npm library, in the same texts in the same run, on one thread each.</summary>
internal static class RecognitionComparison
{
    private const int FirstRounds = 9;

    /// <param name="rounds">In each of them every contender reads all texts once.</param>
    public static async Task<string> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-recognition-");
        try
        {
            var articles = RecognitionArticles.Read();
            var tokens = articles.Sum(RecognitionArticles.CountTokens);
            var passes = await CompareAsync(articles, rounds, folder.FullName);
            var report = new StringBuilder();
            report.Append(CultureInfo.InvariantCulture, $"""
                {articles.Count} English articles, {tokens:N0} tokens (words, numbers and marks, counted once for all); {Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {rounds} rounds.

                | what | tokens/s | Alerts is × as fast | tokens a processor second | × | names found |
                |---|---|---|---|---|---|

                """);
            var ours = passes[0];
            foreach (var contender in passes)
            {
                var (times, byProcessor) = contender == ours ? ("", "") : (Times(contender.Clock / ours.Clock), Times(contender.Processor / ours.Processor));
                report.Append(CultureInfo.InvariantCulture,
                    $"| {contender.Name} | {tokens / contender.Clock:N0} | {times} | {tokens / contender.Processor:N0} | {byProcessor} | {contender.Found:N0} |\n");
            }

            var weights = await FirstRecognition.MeasureAsync(FirstRecognition.Weights, FirstRounds);
            var first = await FirstRecognition.MeasureAsync(FirstRecognition.Article, FirstRounds);
            report.Append(CultureInfo.InvariantCulture, $"""

                | what | measured | bar |
                |---|---|---|
                | times as fast as compromise, by the clock | {(passes.Count > 1 ? Times(passes[1].Clock / ours.Clock) : "skipped: rivals/recognition/install.sh has not been run")} | 5 (stretch 10) |
                | bytes allocated for one token more | {BytesPerToken():0.00} | 0 |
                | weights read in a fresh process, ms by the clock (of processor time) | {weights.Clock:0} ({weights.Processor:0}) | 150 |
                | first article of a fresh process, weights read and code compiled, ms by the clock (of processor time) | {first.Clock:0} ({first.Processor:0}) | |
                | weights in the assembly, MB | {WeightBytes() / 1e6:0.00} | 6 |

                """);
            return report.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<RecognitionSpeed>> CompareAsync(IReadOnlyList<string> articles, int rounds, string folder)
    {
        List<IRecognitionContender> contenders = [new OwnRecognition("Alerts", () => articles.Sum(article => (long)Recognizer.Count(article)))];
        if (CompromiseRecognition.IsInstalled)
            contenders.Add(await CompromiseRecognition.StartAsync(articles, folder));
        var passes = contenders.ConvertAll(_ => new List<RecognitionPass>());
        // The first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
                passes[i].Add(await contenders[i].PassAsync());
        }

        contenders.ForEach(contender => contender.Dispose());
        return [.. contenders.Select((contender, i) => new RecognitionSpeed(contender.Name, passes[i][1..]))];
    }

    /// <summary>What a longer text without names costs more than a shorter one. The cut into sentences is not the recogniser's.</summary>
    private static double BytesPerToken()
    {
        var (few, many) = (RecognitionArticles.WithoutNames(40), RecognitionArticles.WithoutNames(400));
        return (double)(Allocated(many) - Allocated(few)) / (RecognitionArticles.CountTokens(many) - RecognitionArticles.CountTokens(few));
    }

    private static long Allocated(string text)
    {
        var (document, sentences) = Recognizer.Prepare(text);
        for (var i = 0; i < 3; i++)
            Recognizer.Recognize(document, sentences); // Buffers have grown then.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Recognizer.Recognize(document, sentences);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long WeightBytes()
    {
        var assembly = typeof(EmbeddedAnalyzer).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith("Models.names.bin", StringComparison.Ordinal));
        using var weights = assembly.GetManifestResourceStream(name)!;
        return weights.Length;
    }

    private static string Times(double times) => times.ToString("0.0", CultureInfo.InvariantCulture);
}

internal sealed record RecognitionSpeed(string Name, IReadOnlyList<RecognitionPass> Passes)
{
    public long Found => Passes.Select(pass => pass.Found).Distinct().Single();

    public double Clock => Median(pass => pass.Clock);

    public double Processor => Median(pass => pass.Processor);

    private double Median(Func<RecognitionPass, double> figure) => Passes.Select(figure).Order().ElementAt(Passes.Count / 2);
}
