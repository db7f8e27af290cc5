using System.Diagnostics.Metrics;

namespace Alerts.Core;

/// <summary>What the pipeline has done, as counters of the meter <c>Alerts</c>.</summary>
public sealed class PipelineMetrics
{
    public const string MeterName = "Alerts";

    private readonly Counter<long> _feedsPolled;
    private readonly Counter<long> _hubPushes;
    private readonly Counter<long> _articlesRead;
    private readonly Counter<long> _articlesMatched;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _digests;
    private readonly Counter<long> _failures;

    public PipelineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _feedsPolled = meter.CreateCounter<long>("alerts.feeds.polled", "{poll}", "Polls by outcome: read, unchanged, failed.");
        _hubPushes = meter.CreateCounter<long>("alerts.hub.pushes", "{push}", "Pushes of hubs: taken, or forged and ignored.");
        _articlesRead = meter.CreateCounter<long>("alerts.articles.read", "{article}", "New articles stored.");
        _articlesMatched = meter.CreateCounter<long>("alerts.articles.matched", "{article}", "Articles with at least one alert.");
        _alerts = meter.CreateCounter<long>("alerts.alerts", "{alert}", "Articles × tracked entities.");
        _digests = meter.CreateCounter<long>("alerts.digests", "{digest}", "Digests by the state they reached.");
        _failures = meter.CreateCounter<long>("alerts.failures", "{failure}", "Work that ended without its result, by stage.");
    }

    public void FeedPolled(string outcome) => _feedsPolled.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void HubPushed(string outcome) => _hubPushes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void ArticlesRead(int count) => _articlesRead.Add(count);

    public void ArticlesMatched(int articles, int alerts)
    {
        _articlesMatched.Add(articles);
        _alerts.Add(alerts);
    }

    public void DigestReached(string state) => _digests.Add(1, new KeyValuePair<string, object?>("state", state));

    public void Failed(string stage) => _failures.Add(1, new KeyValuePair<string, object?>("stage", stage));
}
