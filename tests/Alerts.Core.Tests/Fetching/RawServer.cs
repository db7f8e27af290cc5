using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alerts.Core.Tests.Fetching;

/// <summary>Answers each connection with the very bytes that a test writes, right or wrong, and then closes it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<Stream, CancellationToken, Task> _answer;
    private readonly Task _running;

    private RawServer(Func<Stream, CancellationToken, Task> answer, IPAddress? address = null)
    {
        _answer = answer;
        _listener = new(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}/";
        _running = RunAsync();
    }

    public string Url { get; }

    public int Connections { get; private set; }

    public static RawServer Answering(Func<Stream, CancellationToken, Task> answer) => new(answer);

    public static RawServer RedirectingTo(string target, IPAddress address) => new(
        async (stream, cancellationToken) => await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), cancellationToken),
        address);

    public static RawServer Answering(string headers, byte[] body) => new(async (stream, cancellationToken) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{headers}\r\n"), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
            Connections++;
            await using var stream = client.GetStream();
            try
            {
                await ReadRequestAsync(stream);
                await _answer(stream, _ending.Token);
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[1_024], _ending.Token) > 0) { }
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                // The client has heard enough and hung up.
            }
        }
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(_ending.Token) is { Length: > 0 }) { }
    }
}
