using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Local.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Benchmarks.Backtests;

/// <summary>A draft against the saved version over a month of articles in a real Azurite, from the call to the report.</summary>
internal static class BacktestSpeed
{
    private const int Days = 30;

    public static async Task<string> MeasureAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-backtest-");
        try
        {
            var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
            await using var storage = await AzuriteProcess.StartAsync(tools, folder.FullName, CancellationToken.None);
            await using var month = await ArchivedMonth.FillAsync(storage.ConnectionString, articles: 50_000, Days, entities: 1_000);
            return await MeasureAsync(month, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(ArchivedMonth month, int rounds)
    {
        var (whole, reading) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < rounds; round++)
        {
            reading.Add(await TimeAsync(() => ReadAsync(month)));
            whole.Add(await TimeAsync(async () => month.Check(await month.Services.GetRequiredService<Backtest>().RunAsync(month.Draft, Days, default))));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole[^1].Clock:0.00} s, of which reading alone takes {reading[^1].Clock:0.00} s"));
        }

        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{month.Articles:N0} articles of 3 KB over {Days} days in {month.Batches:N0} batches, {month.Entities:N0} watched entities, one article in {ArchivedMonth.MatchEvery} names one. ")
            .Append(CultureInfo.InvariantCulture, $"Median of {rounds} rounds, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Seconds.\n\n")
            .Append("| what | median | slowest | processor, both cores together | bar |\n|---|---|---|---|---|\n")
            .Append(Row("draft against saved version, from the call to the report", whole, "median < 10"))
            .Append(Row("reading the archive alone", reading, ""))
            .ToString();
    }

    private static async Task ReadAsync(ArchivedMonth month)
    {
        var articles = 0;
        var now = TimeProvider.System.GetUtcNow();
        await month.Services.GetRequiredService<ArticleArchive>().ReadAsync(now.AddDays(-Days), now, _ => Interlocked.Increment(ref articles), default);
        if (articles != month.Articles)
            throw new InvalidOperationException($"{articles} articles were read.");
    }

    private static async Task<Spent> TimeAsync(Func<Task> run)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await run();
        return new(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static string Row(string what, List<Spent> rounds, string bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {Median(rounds, spent => spent.Clock):0.00} | {rounds.Max(spent => spent.Clock):0.00} | {Median(rounds, spent => spent.Processor):0.00} | {bar} |\n");

    private static double Median(List<Spent> rounds, Func<Spent, double> time) => rounds.Select(time).Order().ElementAt(rounds.Count / 2);

    /// <param name="Processor">Of this process without Azurite: hardly moved by what else the machine does.</param>
    private readonly record struct Spent(double Clock, double Processor);
}
