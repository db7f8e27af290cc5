using System.Net;
using System.Net.Sockets;
using Alerts.Core;
using Alerts.Local.Tools;

namespace Alerts.Local;

/// <summary>Storage and mail for a local run: started here, or those that the command line names.</summary>
internal sealed class LocalServices : IAsyncDisposable
{
    /// <summary>A tool that ends by itself more often has a cause that starting it again does not mend.</summary>
    private const int MostRestarts = 3;

    private readonly LocalConsole _console;
    private readonly CancellationTokenSource _ending = new();
    private AzuriteProcess? _azurite;
    private MailDevProcess? _mailDev;

    private LocalServices(LocalConsole console) => _console = console;

    public required LocalAddresses Addresses { get; init; }

    /// <summary>Null when mail goes to a server that the command line names.</summary>
    public string? MailUrl => _mailDev?.WebUrl.ToString();

    public string StorageDescription { get; private init; } = "";

    /// <summary>Ends with the exception of a tool that could not be kept running.</summary>
    public Task Failure { get; private set; } = Task.CompletedTask;

    public static async Task<LocalServices> StartAsync(
        LocalOptions options, DataFolder data, LocalConsole console, CancellationToken cancellationToken)
    {
        var (smtpHost, smtpPort) = ParseSmtp(options.Smtp);
        NodeTools? tools = null;
        if (options.Storage is null || options.Smtp is null)
            tools = await NodeTools.PrepareAsync(console.Step, cancellationToken);
        var azurite = options.Storage is null
            ? AzuriteProcess.StartAsync(tools!, data.Storage, AzuritePorts.Any, cancellationToken)
            : Task.FromResult<AzuriteProcess>(null!);
        var mailDev = options.Smtp is null
            ? MailDevProcess.StartAsync(tools!, data.Mail, options.MailPort, null, cancellationToken)
            : Task.FromResult<MailDevProcess>(null!);
        try
        {
            await Task.WhenAll(azurite, mailDev);
        }
        catch
        {
            await DisposeIfStartedAsync(azurite);
            await DisposeIfStartedAsync(mailDev);
            throw;
        }

        var services = new LocalServices(console)
        {
            _azurite = await azurite,
            _mailDev = await mailDev,
            StorageDescription = options.Storage is null ? data.Path : "as given with --storage",
            Addresses = new(
                options.Storage ?? (await azurite).ConnectionString,
                smtpHost,
                options.Smtp is null ? (await mailDev).SmtpPort : smtpPort,
                options.Port == 0 ? FreePort() : options.Port),
        };
        services.Failure = services.KeepRunningAsync(tools, data);
        return services;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Failure.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Told already to whoever waits for it.
        if (_mailDev is not null)
            await _mailDev.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _ending.Dispose();
    }

    private static (string Host, int Port) ParseSmtp(string? smtp)
    {
        if (smtp is null)
            return ("127.0.0.1", 0);
        var colon = smtp.LastIndexOf(':');
        return colon > 0 && int.TryParse(smtp[(colon + 1)..], out var port) && port is > 0 and < 65536
            ? (smtp[..colon], port)
            : throw new InputException($"--smtp {smtp}: expected HOST:PORT, such as localhost:1025.");
    }

    /// <summary>For runs side by side, which must know their address before they listen there.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task DisposeIfStartedAsync<TTool>(Task<TTool> starting)
        where TTool : IAsyncDisposable
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully && starting.Result is { } tool)
            await tool.DisposeAsync();
    }

    private Task KeepRunningAsync(NodeTools? tools, DataFolder data)
    {
        var watched = new List<Task>();
        if (_azurite is not null)
            watched.Add(KeepRunningAsync(() => _azurite.Completion, async cancellationToken =>
            {
                var ports = _azurite.Ports;
                await _azurite.DisposeAsync();
                _azurite = await AzuriteProcess.StartAsync(tools!, data.Storage, ports, cancellationToken);
            }));
        if (_mailDev is not null)
            watched.Add(KeepRunningAsync(() => _mailDev.Completion, async cancellationToken =>
            {
                var (web, smtp) = (_mailDev.WebUrl.Port, _mailDev.SmtpPort);
                await _mailDev.DisposeAsync();
                _mailDev = await MailDevProcess.StartAsync(tools!, data.Mail, web, smtp, cancellationToken);
            }));
        return watched.Count == 0 ? Task.Delay(Timeout.Infinite, _ending.Token) : Task.WhenAny(watched).Unwrap();
    }

    /// <summary>Starts a tool again on its old ports when it ends by itself: storage and mail are retried until it is back.</summary>
    private async Task KeepRunningAsync(Func<Task> completion, Func<CancellationToken, Task> restart)
    {
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await completion().WaitAsync(_ending.Token);
                return;
            }
            catch (ToolExitedException exception) when (restarts < MostRestarts)
            {
                _console.Problem($"{exception.Message} Starting it again.");
                await restart(_ending.Token);
                _console.Step($"{exception.Tool} runs again.");
            }
        }
    }
}
