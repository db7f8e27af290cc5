using System.Diagnostics.Metrics;
using Alerts.Core;

namespace Alerts.Functions.Language;

/// <summary>What the Language service costs and saves, beside the pipeline's counters.</summary>
internal sealed class LanguageMetrics
{
    private readonly Counter<long> _used;
    private readonly Counter<long> _saved;
    private readonly Counter<long> _requests;
    private readonly Gauge<long> _month;
    private readonly Gauge<long> _forecast;
    private readonly Gauge<double> _share;

    public LanguageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(PipelineMetrics.MeterName);
        _used = meter.CreateCounter<long>("alerts.language.records.used", "{record}", "Text records on the bill, by kind of question; an answer that got lost may be.");
        _saved = meter.CreateCounter<long>("alerts.language.records.saved", "{record}", "Text records not sent: the answer was kept, or the article matches nothing.");
        _requests = meter.CreateCounter<long>("alerts.language.requests", "{request}", "Requests by kind and outcome.");
        _month = meter.CreateGauge<long>("alerts.language.records.month", "{record}", "Text records of this month, over all instances.");
        _forecast = meter.CreateGauge<long>("alerts.language.records.forecast", "{record}", "Text records of the whole month at the pace so far.");
        _share = meter.CreateGauge<double>("alerts.language.budget.used", "1", "Share of the month's budget that is used.");
    }

    public void Used(string kind, int records) => _used.Add(records, new KeyValuePair<string, object?>("kind", kind));

    public void SavedByKeeping(int records) => _saved.Add(records, new KeyValuePair<string, object?>("reason", "kept"));

    public void SavedByMatching(int records) => _saved.Add(records, new KeyValuePair<string, object?>("reason", "noMatch"));

    public void Asked(string kind, string outcome) =>
        _requests.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    public void Month(long used, long forecast, double share)
    {
        _month.Record(used);
        _forecast.Record(forecast);
        _share.Record(share);
    }
}
