using System.Text.Json;
using Alerts.Local;
using Alerts.Local.Tools;

namespace Alerts.Benchmarks.Loop;

/// <summary>The local run, as it is built, on an Azurite that was started before and keeps its state on disk.</summary>
internal sealed class AlertsReader(string folder, int smtpPort, AzuriteProcess storage) : IReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "Alerts, on Azurite";

    public RunSummary? Last { get; private set; }

    public static async Task<AlertsReader> PrepareAsync(string folder, IReadOnlyList<string> feeds, int smtpPort, int entities)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "watchlist.json"), GeneratedNews.Watchlist(entities));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "feeds.opml"),
            $"<opml version=\"2.0\"><body>{string.Concat(feeds.Select(feed => $"<outline type=\"rss\" xmlUrl=\"{feed}\"/>"))}</body></opml>");
        var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        return new(folder, smtpPort, await AzuriteProcess.StartAsync(tools, Path.Combine(folder, "azurite"), CancellationToken.None));
    }

    public async Task<double?> RunAsync()
    {
        var output = await Rivals.RunAsync(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Alerts.Local.dll"), "--once", "--json", "--port", "0",
            "--feeds", Path.Combine(folder, "feeds.opml"), "--watchlist", Path.Combine(folder, "watchlist.json"),
            "--data", Path.Combine(folder, "data"), "--storage", storage.ConnectionString, "--smtp", $"127.0.0.1:{smtpPort}");
        Last = JsonSerializer.Deserialize<RunSummary>(output, Json)!;
        return Last.ElapsedMs / 1000.0;
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();
}
