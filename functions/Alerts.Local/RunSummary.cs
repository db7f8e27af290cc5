using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Alerts.Core;

namespace Alerts.Local;

/// <summary>What a run did, as <c>--json</c> prints it.</summary>
public sealed record RunSummary(
    FeedCounts Feeds, ArticleCounts Articles, long Alerts, DigestCounts Digests, long Failures, long ElapsedMs);

public sealed record FeedCounts(long Polled, long Failed);

public sealed record ArticleCounts(long New, long Matched);

/// <param name="Unknown">Handed to the mail server, whose answer was lost.</param>
public sealed record DigestCounts(long Planned, long Sent, long Unknown);

/// <summary>Adds up the counters of <see cref="PipelineMetrics"/>.</summary>
internal sealed class RunCounters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public RunCounters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PipelineMetrics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Add(instrument.Name, value);
            foreach (var tag in tags)
                Add($"{instrument.Name}:{tag.Value}", value);
        });
        _listener.Start();
    }

    public long Refused => Get("alerts.digests:refused");

    public RunSummary Summarize(TimeSpan elapsed) => new(
        new(Get("alerts.feeds.polled"), Get("alerts.feeds.polled:failed")),
        new(Get("alerts.articles.read"), Get("alerts.articles.matched")),
        Get("alerts.alerts"),
        new(Get("alerts.digests:planned"), Get("alerts.digests:accepted"), Get("alerts.digests:unknown")),
        Get("alerts.failures"),
        (long)elapsed.TotalMilliseconds);

    public void Dispose() => _listener.Dispose();

    private void Add(string name, long value) => _counts.AddOrUpdate(name, value, (_, sum) => sum + value);

    private long Get(string name) => _counts.GetValueOrDefault(name);
}
