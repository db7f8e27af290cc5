using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Storage;

/// <summary>
/// Two hosts, each an address of this machine. The first request to one is answered when the first to the other is there, and so on:
/// each request lasts until the same number of requests has begun at both hosts, so that requests which may overlap do.
/// </summary>
internal sealed class MeetingServer : IAsyncDisposable
{
    public static readonly string[] Hosts = ["127.0.0.1", "127.0.0.2"];

    private readonly Dictionary<string, int> _begun = Hosts.ToDictionary(host => host, _ => 0);
    private readonly Dictionary<string, int> _underWay = Hosts.ToDictionary(host => host, _ => 0);
    private readonly Dictionary<int, TaskCompletionSource> _meetings = [];
    private WebApplication _app = null!;

    /// <summary>The most requests that one host answered at the same time.</summary>
    public int MostAtOneHost { get; private set; }

    /// <summary>The most requests that were under way at all hosts.</summary>
    public int MostAtAll { get; private set; }

    public int Requests => _begun.Values.Sum();

    /// <summary>Requests that waited in vain for one to the other host.</summary>
    public int Alone { get; private set; }

    public static async Task<MeetingServer> StartAsync()
    {
        var server = new MeetingServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        server._app = builder.Build();
        server._app.Map("/{**path}", server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public string At(string host, string path) => $"http://{host}:{new Uri(_app.Urls.Single()).Port}/{path}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var host = context.Connection.LocalIpAddress!.ToString();
        Task meeting;
        lock (_meetings)
        {
            meeting = Begin(host);
        }

        await meeting.WaitAsync(TimeSpan.FromSeconds(30)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_meetings)
        {
            _underWay[host]--;
            Alone += meeting.IsCompleted ? 0 : 1;
        }
        await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>News</title></channel></rss>");
    }

    private Task Begin(string host)
    {
        var number = _begun[host]++;
        MostAtOneHost = Math.Max(MostAtOneHost, ++_underWay[host]);
        MostAtAll = Math.Max(MostAtAll, _underWay.Values.Sum());
        if (!_meetings.Remove(number, out var meeting))
            _meetings[number] = meeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        else
            meeting.SetResult();
        return meeting.Task;
    }
}
