using System.Globalization;
using Alerts.Local.SampleFeeds;

namespace Alerts.Local;

/// <summary>The sample feeds of a local run, served on this machine.</summary>
internal sealed class Samples : IAsyncDisposable
{
    /// <summary>Often enough that alerts keep coming, slow enough to read along.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    private readonly SampleNewsstand _newsstand;
    private readonly SampleFeedServer _server;
    private SamplePublisher? _publisher;

    private Samples(SampleNewsstand newsstand, SampleFeedServer server) => (_newsstand, _server) = (newsstand, server);

    public static string WatchlistFile => Path.Combine(Folder, "watchlist.json");

    public string Url => _server.BaseUrl;

    public IReadOnlyList<string> FeedAddresses => [.. _newsstand.Feeds.Select(feed => $"{_server.BaseUrl}/feeds/{feed.FileName}")];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>Feeds keep their addresses from run to run on one folder, so that they stay the same feeds.</summary>
    public static async Task<Samples> StartAsync(LocalOptions options, DataFolder data, CancellationToken cancellationToken)
    {
        // A long-running mode begins a new edition, so that something is new; --once shows the same articles each time.
        var edition = options.Once ? 1 : await ReadNumberAsync(data, "samples-edition", cancellationToken) ?? 1;
        var newsstand = SampleNewsstand.Load(Folder, edition, TimeProvider.System);
        if (options.Once)
            newsstand.PublishAll();
        else
            await WriteNumberAsync(data, "samples-edition", edition + 1, cancellationToken);

        var server = await SampleFeedServer.StartAsync(newsstand, await ReadNumberAsync(data, "samples-port", cancellationToken), cancellationToken);
        await WriteNumberAsync(data, "samples-port", new Uri(server.BaseUrl).Port, cancellationToken);
        return new(newsstand, server);
    }

    /// <summary>Lets articles appear one after another.</summary>
    public Task PublishAsync(CancellationToken cancellationToken)
    {
        _publisher = new SamplePublisher(_newsstand, Pause, TimeProvider.System);
        return _publisher.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_publisher is not null)
            await _publisher.StopAsync(CancellationToken.None);
        _publisher?.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<int?> ReadNumberAsync(DataFolder data, string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data.Path, name);
        return File.Exists(file) && int.TryParse(await File.ReadAllTextAsync(file, cancellationToken), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static Task WriteNumberAsync(DataFolder data, string name, int number, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(data.Path, name), number.ToString(CultureInfo.InvariantCulture), cancellationToken);
}
