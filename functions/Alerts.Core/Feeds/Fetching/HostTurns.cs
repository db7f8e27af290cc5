namespace Alerts.Core.Feeds.Fetching;

/// <summary>Lets one request of this process at a time go to a host. Between processes, the leases of hosts do that.</summary>
internal sealed class HostTurns
{
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <returns>The turn, which ends when it is disposed.</returns>
    public async Task<IDisposable> TakeAsync(string host, CancellationToken cancellationToken)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(host, out line))
                _lines[host] = line = new();
            line.Count++;
        }

        try
        {
            await line.Door.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(host, line);
            throw;
        }
        return new Turn(this, host, line);
    }

    private void Leave(string host, Line line)
    {
        lock (_lines)
        {
            if (--line.Count > 0)
                return;
            _ = _lines.Remove(host);
            line.Door.Dispose();
        }
    }

    /// <summary>Those who ask a host or wait to.</summary>
    private sealed class Line
    {
        public SemaphoreSlim Door { get; } = new(1, 1);

        public int Count { get; set; }
    }

    private sealed class Turn(HostTurns turns, string host, Line line) : IDisposable
    {
        public void Dispose()
        {
            _ = line.Door.Release();
            turns.Leave(host, line);
        }
    }
}
