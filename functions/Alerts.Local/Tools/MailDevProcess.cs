using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Alerts.Core;

namespace Alerts.Local.Tools;

/// <summary>A mail server for this machine that delivers to a web page instead of to people.</summary>
public sealed class MailDevProcess : IAsyncDisposable
{
    private const int MaxAttempts = 5;

    private readonly ToolProcess _process;

    private MailDevProcess(ToolProcess process, int smtpPort, int webPort)
    {
        _process = process;
        SmtpPort = smtpPort;
        WebUrl = new Uri($"http://{IPAddress.Loopback}:{webPort}/");
    }

    /// <summary>On 127.0.0.1, without TLS or sign-in.</summary>
    public int SmtpPort { get; }

    public Uri WebUrl { get; }

    /// <inheritdoc cref="ToolProcess.Completion"/>
    public Task Completion => _process.Completion;

    /// <param name="folder">Where mails are kept; those already there are shown again.</param>
    /// <param name="webPort">Null for any free one.</param>
    /// <param name="smtpPort">Null for any free one.</param>
    /// <exception cref="InputException">A given port is taken.</exception>
    /// <exception cref="ToolExitedException">MailDev could not start.</exception>
    public static async Task<MailDevProcess> StartAsync(
        NodeTools tools, string folder, int? webPort, int? smtpPort, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (freeWebPort, freeSmtpPort) = FindFreePorts();
            try
            {
                return await StartOnAsync(tools, folder, webPort ?? freeWebPort, smtpPort ?? freeSmtpPort, cancellationToken);
            }
            catch (ToolExitedException exception) when (exception.TakenPort is { } taken)
            {
                if (taken == webPort)
                    throw InUse(taken, "choose another with --mail-port", exception);
                if (taken == smtpPort)
                    throw InUse(taken, "choose another for SMTP", exception);
                // Somebody took the port that was free a moment ago.
                if (attempt == MaxAttempts)
                    throw;
            }
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<MailDevProcess> StartOnAsync(
        NodeTools tools, string folder, int webPort, int smtpPort, CancellationToken cancellationToken)
    {
        var loopback = IPAddress.Loopback.ToString();
        // Without --silent, which would also hide why it could not start.
        string[] arguments =
        [
            "--ip", loopback, "--smtp", smtpPort.ToString(CultureInfo.InvariantCulture),
            "--web-ip", loopback, "--web", webPort.ToString(CultureInfo.InvariantCulture),
            "--mail-directory", Path.GetFullPath(folder),
        ];
        var process = await ToolProcess.StartAsync(tools, "MailDev", tools.MailDev, arguments, IsBannerEnd, cancellationToken);
        return new MailDevProcess(process, smtpPort, webPort);
    }

    private static InputException InUse(int port, string wayOut, ToolExitedException exception) =>
        new($"Port {port} is in use by another program; {wayOut}.", exception);

    /// <summary>The last line of what MailDev prints when both its servers listen.</summary>
    private static bool IsBannerEnd(string line) => line.Contains("Press Ctrl+C to stop", StringComparison.Ordinal);

    internal static (int First, int Second) FindFreePorts()
    {
        // Both are held at once, so that they differ.
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
