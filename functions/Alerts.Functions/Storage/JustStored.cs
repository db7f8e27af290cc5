namespace Alerts.Functions.Storage;

/// <summary>
/// Keeps what this process has just stored for the next step, which mostly runs here too and then need not read it back. Whoever
/// takes it again, after a failure, reads the store.
/// </summary>
internal sealed class JustStored<TValue>
    where TValue : class
{
    /// <summary>Bounds the memory where the next steps run elsewhere.</summary>
    private const int Most = 8;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, TValue> _values = new(StringComparer.Ordinal);

    public void Keep(string name, TValue value)
    {
        lock (_gate)
        {
            _values[name] = value;
            if (_values.Count > Most)
                _values.RemoveAt(0);
        }
    }

    public TValue? Take(string name)
    {
        lock (_gate)
            return _values.Remove(name, out var value) ? value : null;
    }
}
