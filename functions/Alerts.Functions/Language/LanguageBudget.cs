using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>Takes text records before they are sent and gives back what was not charged; warns once a month.</summary>
internal sealed class LanguageBudget(
    IRecordCounters counters, IOptions<LanguageOptions> options, LanguageMetrics metrics, TimeProvider clock, ILogger<LanguageBudget> logger)
{
    public static string MonthOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<RecordGrant> TakeAsync(IReadOnlyList<int> wanted, CancellationToken cancellationToken)
    {
        var budget = options.Value.MonthlyRecords;
        var limits = new RecordLimits(budget, (long)Math.Ceiling(budget * options.Value.WarnAtShare), options.Value.RecordsPerMinute);
        var grant = await counters.TakeAsync(wanted, limits, cancellationToken);
        var forecast = Forecast(grant.UsedInMonth, clock.GetUtcNow());
        metrics.Month(grant.UsedInMonth, forecast, (double)grant.UsedInMonth / budget);
        if (grant.IsFirstWarning)
            logger.BudgetNear(grant.UsedInMonth, budget, grant.Month, forecast);
        if (grant.IsFirstStop)
            logger.BudgetSpent(budget, grant.Month);
        return grant;
    }

    /// <param name="charged">More than was granted where requests had to be repeated.</param>
    public Task SettleAsync(RecordGrant grant, int charged, CancellationToken cancellationToken) =>
        charged != grant.Records ? counters.GiveBackAsync(grant.Month, grant.Records - charged, cancellationToken) : Task.CompletedTask;

    /// <summary>The month's use at the pace so far. The first day counts as a whole one: a few hours foretell nothing.</summary>
    public static long Forecast(long used, DateTimeOffset now)
    {
        var days = DateTime.DaysInMonth(now.UtcDateTime.Year, now.UtcDateTime.Month);
        var passed = Math.Max(1, (now.UtcDateTime.Day - 1) + now.UtcDateTime.TimeOfDay.TotalDays);
        return (long)Math.Round(used * days / passed);
    }
}
