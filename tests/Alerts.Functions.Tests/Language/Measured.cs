using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Alerts.Core;

namespace Alerts.Functions.Tests.Language;

/// <summary>Listens to the product's instruments of one app.</summary>
public sealed class Measured : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _values = new();
    private readonly MeterListener _listener = new();

    public Measured(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PipelineMetrics.MeterName && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of a counter, the last value of a gauge.</summary>
    /// <param name="name">With the first tag's value: <c>name value</c>.</param>
    public double this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Of a counter over all tags.</summary>
    public double Sum(string name) => _values.Where(value => value.Key.StartsWith($"{name} ", StringComparison.Ordinal)).Sum(value => value.Value);

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        _values.AddOrUpdate(name, value, (_, before) => instrument is Counter<long> ? before + value : value);
    }
}
