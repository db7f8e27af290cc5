using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Alerts.Benchmarks.Loop;

/// <summary>One answered request. Times are seconds since 1970.</summary>
internal readonly record struct Answer(string Path, int Status, double Started, double Ended);

/// <summary>nginx with a folder of feeds: nobody's own server, with validators and 304s as publishers have them.</summary>
internal sealed class NewsServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _log;
    private int _read;

    private NewsServer(Process process, string log, int port) => (_process, _log, Port) = (process, log, port);

    public int Port { get; }

    public string AddressOf(int feed) => $"http://127.0.0.1:{Port}/{feed}.xml";

    /// <param name="folder">For the settings and the log; the feeds are in its folder <c>feeds</c>.</param>
    public static async Task<NewsServer> StartAsync(string folder)
    {
        var port = FreePort();
        var log = Path.Combine(folder, "access.log");
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, $$"""
            daemon off;
            user {{Environment.UserName}};
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
              types { application/rss+xml xml; }
              log_format times '$uri $status $request_time $msec';
              access_log {{log}} times;
              keepalive_requests 100000;
              sendfile on;
              server { listen 127.0.0.1:{{port}}; root {{folder}}/feeds; }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(Rivals.Find("nginx"), ["-p", folder, "-e", $"{folder}/error.log", "-c", settings]))!;
        var server = new NewsServer(process, log, port);
        await server.UntilItListensAsync();
        return server;
    }

    /// <summary>What was answered since this was asked last.</summary>
    public async Task<IReadOnlyList<Answer>> TakeAnswersAsync()
    {
        var lines = await File.ReadAllLinesAsync(_log);
        Answer[] answers = [.. lines.Skip(_read).Select(Parse)];
        _read = lines.Length;
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Answer Parse(string line)
    {
        var parts = line.Split(' ');
        var ended = double.Parse(parts[3], CultureInfo.InvariantCulture);
        return new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), ended - double.Parse(parts[2], CultureInfo.InvariantCulture), ended);
    }

    private async Task UntilItListensAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 100 && !_process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }
}
