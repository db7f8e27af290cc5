using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Alerts.Core.Tests.Fetching;

/// <summary>
/// Hears of every connection that a socket of this process begins to one port, wherever that leads:
/// a canary can only sit on this machine's own addresses.
/// </summary>
internal sealed class ConnectionAttempts : EventListener
{
    private readonly ConcurrentQueue<string> _toPort = new();
    private readonly string? _port;

    /// <param name="port">Others' tests connect too, each to ports of its own.</param>
    public ConnectionAttempts(int port)
    {
        _port = $":{{{port >> 8},{port & 0xFF},"; // A socket address as its bytes: family:length:{port,port,address…}.
        foreach (var source in EventSource.GetSources())
            OnEventSourceCreated(source);
    }

    public IReadOnlyCollection<string> Made => _toPort;

    public void Forget() => _toPort.Clear();

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (_port is not null && eventSource.Name == "System.Net.Sockets")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "ConnectStart" && eventData.Payload?[0] is string address && address.Contains(_port!, StringComparison.Ordinal))
            _toPort.Enqueue(address);
    }
}
