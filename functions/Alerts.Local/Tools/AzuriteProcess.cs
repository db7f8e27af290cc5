using System.Text.RegularExpressions;
using Alerts.Core;

namespace Alerts.Local.Tools;

/// <summary>Azure Storage on this machine: blobs, queues and tables, kept in one folder.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    // The account of every emulator, published in Microsoft's documentation: no secret.
    internal const string Account = "devstoreaccount1";
    internal const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly ToolProcess _process;
    private readonly FileLock _folderLock;

    private AzuriteProcess(ToolProcess process, FileLock folderLock, IReadOnlyDictionary<string, string> addresses)
    {
        Ports = new(PortOf("Blob"), PortOf("Queue"), PortOf("Table"));

        _process = process;
        _folderLock = folderLock;
        var endpoints = addresses.Select(service => $"{service.Key}Endpoint={service.Value}/{Account};");
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};{string.Concat(endpoints)}";

        int PortOf(string service) => new Uri(addresses[service]).Port;
    }

    public string ConnectionString { get; }

    internal AzuritePorts Ports { get; }

    /// <inheritdoc cref="ToolProcess.Completion"/>
    public Task Completion => _process.Completion;

    /// <exception cref="InputException">Another local run keeps its state in this folder.</exception>
    /// <exception cref="ToolExitedException">Azurite could not start.</exception>
    public static Task<AzuriteProcess> StartAsync(NodeTools tools, string folder, CancellationToken cancellationToken) =>
        StartAsync(tools, folder, AzuritePorts.Any, cancellationToken);

    /// <param name="ports">Those of an Azurite that ended, for clients that know it by its address.</param>
    internal static async Task<AzuriteProcess> StartAsync(
        NodeTools tools, string folder, AzuritePorts ports, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        // Two Azurites on one folder would overwrite each other's tables.
        var folderLock = FileLock.TryTake(Path.Combine(folder, "azurite.lock"))
            ?? throw new InputException(
                $"Another local run keeps its state in {folder}; stop it or choose another folder with --data.");
        try
        {
            var addresses = new Dictionary<string, string>();
            string[] arguments =
            [
                "--location", folder, "--blobPort", $"{ports.Blob}", "--queuePort", $"{ports.Queue}", "--tablePort", $"{ports.Table}",
                "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            ];
            var process = await ToolProcess.StartAsync(
                tools, "Azurite", tools.Azurite, arguments, line => HasAllAddresses(addresses, line), cancellationToken);
            return new AzuriteProcess(process, folderLock, addresses);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Returns when all state is saved.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folderLock.Dispose();
    }

    private static bool HasAllAddresses(Dictionary<string, string> addresses, string line)
    {
        if (ListeningPattern().Match(line) is { Success: true } match)
            addresses[match.Groups["service"].Value] = match.Groups["address"].Value;
        return addresses.Count == 3;
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://[^ ]+)$")]
    private static partial Regex ListeningPattern();
}

/// <summary>Where an Azurite listens.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Port 0 lets the system choose: no port can be taken by somebody else in between.</summary>
    public static readonly AzuritePorts Any = new(0, 0, 0);
}
