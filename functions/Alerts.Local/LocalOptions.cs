using System.Net;
using System.Net.Sockets;
using Alerts.Core;

namespace Alerts.Local;

/// <summary>What the command line asks for.</summary>
public sealed record LocalOptions
{
    public const int DefaultPort = 7071;

    public bool Once { get; init; }

    /// <summary>OPML files, or addresses of single feeds. Empty: the sample feeds.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    public string? Watchlist { get; init; }

    public IReadOnlyList<string> Subscribers { get; init; } = [];

    public string? Data { get; init; }

    public int Port { get; init; } = DefaultPort;

    /// <summary>Port of the mail catcher's page; null: a free one.</summary>
    public int? MailPort { get; init; }

    /// <summary>HOST:PORT of a mail server that replaces the mail catcher.</summary>
    public string? Smtp { get; init; }

    /// <summary>Connection string of a storage account that replaces Azurite.</summary>
    public string? Storage { get; init; }

    public bool Json { get; init; }

    /// <summary>What can be told to be wrong before anything is started.</summary>
    /// <exception cref="InputException">Names the option and what is expected.</exception>
    public void Check()
    {
        if (Port is < 0 or > IPEndPoint.MaxPort)
            throw new InputException($"--port {Port}: expected a number from 0 to {IPEndPoint.MaxPort}.");
        if (MailPort is < 1 or > IPEndPoint.MaxPort)
            throw new InputException($"--mail-port {MailPort}: expected a number from 1 to {IPEndPoint.MaxPort}.");
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new InputException($"Port {Port} is in use by another program; choose another with --port.", exception);
        }
    }

    public bool SampleFeeds => Feeds.Count == 0;
}
