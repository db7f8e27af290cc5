using System.Text.Json;
using Alerts.Local;
using Alerts.Local.Tools;

namespace Alerts.Benchmarks.Loop;

/// <summary>The local run, published as the README says, on an Azurite that was started before and keeps its state on disk.</summary>
internal sealed class AlertsReader(string folder, string program, int smtpPort, AzuriteProcess storage) : IReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "Alerts, on Azurite";

    public RunSummary? Last { get; private set; }

    /// <returns>The program's path.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        await Rivals.RunAsync(
            "dotnet", "publish", Path.Combine(RepositoryRoot(), "functions", "Alerts.Local"), "--output", folder, "--configuration", "Release",
            "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "--artifacts-path", Path.Combine(folder, "build"));
        return Path.Combine(folder, "Alerts.Local.dll");
    }

    public static async Task<AlertsReader> PrepareAsync(
        string folder, string program, IReadOnlyList<string> feeds, int smtpPort, int entities)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "watchlist.json"), GeneratedNews.Watchlist(entities));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "feeds.opml"),
            $"<opml version=\"2.0\"><body>{string.Concat(feeds.Select(feed => $"<outline type=\"rss\" xmlUrl=\"{feed}\"/>"))}</body></opml>");
        var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        return new(folder, program, smtpPort, await AzuriteProcess.StartAsync(tools, Path.Combine(folder, "azurite"), CancellationToken.None));
    }

    public async Task RunAsync()
    {
        var output = await Rivals.RunAsync(
            "dotnet", program, "--once", "--json", "--port", "0",
            "--feeds", Path.Combine(folder, "feeds.opml"), "--watchlist", Path.Combine(folder, "watchlist.json"),
            "--data", Path.Combine(folder, "data"), "--storage", storage.ConnectionString, "--smtp", $"127.0.0.1:{smtpPort}");
        Last = JsonSerializer.Deserialize<RunSummary>(output, Json)!;
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alerts.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository.");
        return folder;
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();
}
