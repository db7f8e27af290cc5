using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Alerts.Benchmarks.Loop;

/// <summary>
/// Feeds full of new articles, read by us and by others from one server in one run: once with everything new, then with nothing
/// new. Readers take turns, so that whatever else the machine does hits all of them.
/// </summary>
internal sealed class WholeLoop(string program, int feeds, int articles, int entities)
{
    private const int MatchEvery = 50;

    private readonly Dictionary<string, List<Measured>> _measured = [];

    public static async Task<string> MeasureAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-published-");
        try
        {
            var loop = new WholeLoop(await AlertsReader.PublishAsync(folder.FullName), feeds: 200, articles: 50, entities: 1_000);
            for (var round = 0; round < rounds; round++)
                await loop.RunRoundAsync();
            return loop.Report(rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunRoundAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alerts-loop-");
        try
        {
            await RunRoundAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunRoundAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "feeds"));
        for (var feed = 0; feed < feeds; feed++)
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "feeds", $"{feed}.xml"), GeneratedNews.Feed(feed, articles, MatchEvery, GeneratedNews.NameOf));
        await using var server = await NewsServer.StartAsync(folder);
        await using var mail = new SmtpSink();
        string[] addresses = [.. Enumerable.Range(0, feeds).Select(server.AddressOf)];

        var alerts = await AlertsReader.PrepareAsync(folder, program, addresses, mail.Port, entities);
        await MeasureAsync(alerts, server, mail, (run, mails) => alerts.Last is { Failures: 0, Digests.Sent: var sent } last
            && sent == mails && mails == (run == 0 ? 1 : 0)
            && last.Articles == (run == 0 ? new(feeds * articles, feeds * articles / MatchEvery) : new(0, 0)));
        await MeasureAsync(await Rss2Email.PrepareAsync(folder, addresses, mail.Port), server, mail, (run, mails) => mails == (run == 0 ? feeds : 0));
        await MeasureAsync(await Newsboat.PrepareAsync(folder, addresses), server, mail, (_, _) => true);
    }

    private async Task MeasureAsync(IReader reader, NewsServer server, SmtpSink mail, Func<int, int, bool> isRight)
    {
        await using var _ = reader;
        var runs = new Run[2];
        for (var run = 0; run < runs.Length; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await reader.RunAsync();
            var whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var ended = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
            var answers = await server.TakeAnswersAsync();
            var mails = mail.TakeMails();
            var statuses = string.Join(", ", answers.CountBy(answer => answer.Status).Select(status => $"{status.Value} × {status.Key}"));
            if (answers.Count != feeds || !isRight(run, mails))
                throw new InvalidOperationException($"{reader.Name}, run {run + 1}: {mails} mails, answers {statuses}.");
            runs[run] = new(ended - answers.Min(answer => answer.Started), whole, statuses);
        }

        if (!_measured.TryGetValue(reader.Name, out var rounds))
            _measured[reader.Name] = rounds = [];
        rounds.Add(new(runs[0], runs[1]));
        Console.Error.WriteLine($"{reader.Name}: {runs[0]} {runs[1]}");
    }

    private string Report(int rounds)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"{feeds} feeds × {articles} new articles of 3 KB, {entities:N0} watched entities, one article in {MatchEvery} names one. ")
            .Append(CultureInfo.InvariantCulture, $"Median of {rounds} rounds, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Seconds.\n\n")
            .Append("| reader | first poll to the program's end | whole process | again, nothing new: first poll to the program's end | whole process | answers |\n|---|---|---|---|---|---|\n");
        foreach (var (name, measured) in _measured)
            report.Append(CultureInfo.InvariantCulture,
                $"| {name} | {Median(measured, m => m.New.Work):0.00} | {Median(measured, m => m.New.Whole):0.00} | {Median(measured, m => m.Same.Work):0.00} | {Median(measured, m => m.Same.Whole):0.00} | {measured[^1].Same.Answers} |\n");

        var (ours, theirs) = (_measured.Values.First(), _measured.Values.ElementAt(1));
        report.Append("\n| rss2email ÷ Alerts | ratio | bar |\n|---|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| everything new, first poll to the program's end | {Median(theirs, m => m.New.Work) / Median(ours, m => m.New.Work):0.0} | ≥ 3 |\n")
            .Append(CultureInfo.InvariantCulture, $"| everything new, whole process | {Median(theirs, m => m.New.Whole) / Median(ours, m => m.New.Whole):0.0} | |\n")
            .Append("\n| Alerts ÷ rss2email | ratio | bar |\n|---|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| nothing new (only 304s), first poll to the program's end | {Median(ours, m => m.Same.Work) / Median(theirs, m => m.Same.Work):0.0} | ≤ 2 |\n")
            .Append(CultureInfo.InvariantCulture, $"| nothing new, whole process | {Median(ours, m => m.Same.Whole) / Median(theirs, m => m.Same.Whole):0.0} | |\n");
        return report.ToString();
    }

    private static double Median(List<Measured> rounds, Func<Measured, double> time) => rounds.Select(time).Order().ElementAt(rounds.Count / 2);

    /// <param name="Work">From the first request that the server saw until the program had ended, which is after its last row was final.</param>
    private readonly record struct Run(double Work, double Whole, string Answers);

    private readonly record struct Measured(Run New, Run Same);
}
