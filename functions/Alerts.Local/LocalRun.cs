using System.Text.Json;
using Alerts.Core;
using Alerts.Local.Tools;
using Azure;

namespace Alerts.Local;

/// <summary>The local run from its command line to its exit code.</summary>
internal static class LocalRun
{
    private static readonly JsonSerializerOptions SummaryOptions = new(JsonSerializerDefaults.Web);

    public static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        var console = new LocalConsole(options.Json, TimeProvider.System);
        try
        {
            return await RunAsync(options, console, cancellationToken);
        }
        catch (InputException exception)
        {
            console.Problem(exception.Message);
            return ExitCode.BadInput;
        }
        catch (ToolExitedException exception)
        {
            console.Problem($"{exception.Message} The state is kept; start again to go on.");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return options.Once ? ExitCode.Failed : ExitCode.Success; // Ctrl+C.
        }
    }

    private static async Task<int> RunAsync(LocalOptions options, LocalConsole console, CancellationToken cancellationToken)
    {
        options.Check();
        using var counters = new RunCounters();
        using var data = DataFolder.Open(options);
        await using var samples = options.SampleFeeds ? await Samples.StartAsync(options, data, cancellationToken) : null;
        var seed = LocalSeed.Read(
            options.Watchlist ?? Samples.WatchlistFile,
            samples?.FeedAddresses ?? options.Feeds,
            options.Subscribers.Count > 0 ? options.Subscribers : ["reader@example.org"]);

        await using var services = await LocalServices.StartAsync(options, data, console, cancellationToken);
        await using var app = LocalApp.Create(options, services.Addresses, new StageLoggerProvider(console));
        await PrepareAsync(app, options, cancellationToken);
        var seeder = app.Services.GetRequiredService<LocalSeeder>();
        await seeder.WriteAsync(seed, data.Path, cancellationToken);
        var key = await seeder.ApiKeyAsync(data.Path, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        await app.StartAsync(cancellationToken);
        if (options.Once)
        {
            var run = app.Services.GetRequiredService<OnceRun>().RunAsync(cancellationToken);
            await await Task.WhenAny(run, services.Failure);
            var finished = await run;
            return Report(options, console, counters, finished, TimeProvider.System.GetElapsedTime(started));
        }

        await app.Services.GetRequiredService<StalledWork>().RecoverAllAsync(cancellationToken);
        ShowBanner(console, seed, services, samples, key);
        if (samples is not null)
            await samples.PublishAsync(cancellationToken);
        await services.Failure.WaitAsync(cancellationToken);
        return ExitCode.Success;
    }

    private static async Task PrepareAsync(LocalApp app, LocalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.PrepareAsync(cancellationToken);
        }
        catch (Exception exception) when (options.Storage is not null && exception is RequestFailedException or AggregateException or FormatException)
        {
            throw new InputException($"--storage: the account cannot be used: {exception.Message.Split('\n')[0]}", exception);
        }
    }

    private static int Report(LocalOptions options, LocalConsole console, RunCounters counters, bool finished, TimeSpan elapsed)
    {
        var summary = counters.Summarize(elapsed);
        if (options.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(summary, SummaryOptions));
        console.Step(
            $"{summary.Feeds.Polled} feeds polled ({summary.Feeds.Failed} failed), {summary.Articles.New} new articles, "
            + $"{summary.Articles.Matched} matched, {summary.Alerts} alerts, {summary.Digests.Sent} of {summary.Digests.Planned} digests sent, "
            + $"{summary.Failures} failures, {summary.ElapsedMs / 1000.0:0.0} s");
        if (!finished)
            console.Problem("Some work is unfinished; run again on the same --data, or see the lines above.");
        if (counters.Refused > 0)
            console.Problem($"{counters.Refused} digests were refused by the mail server; they stay planned and are tried again by the next run on this --data.");
        return finished && summary.Failures == 0 && counters.Refused == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private static void ShowBanner(LocalConsole console, LocalSeed seed, LocalServices services, Samples? samples, string key)
    {
        var url = services.Addresses.PublicUrl;
        console.Banner("Alerts is running", [
            ("Mails", services.MailUrl ?? $"sent by {services.Addresses.SmtpHost}:{services.Addresses.SmtpPort}"),
            ("Start page", url),
            ("Health", $"{url}/health"),
            ("A digest now", $"{url}/api/digest?entity={seed.Watchlist.Entities[0].Id}"),
            ("API key", $"{key} (header X-Api-Key, role Editor)"),
            ("Subscriber", string.Join(", ", seed.Subscribers)),
            ("Feeds", samples is null ? $"{seed.Feeds.Count} of yours" : $"{seed.Feeds.Count} sample feeds at {samples.Url}, a new article every few seconds"),
            ("Storage", services.StorageDescription),
            ("End with", "Ctrl+C"),
        ]);
    }
}
