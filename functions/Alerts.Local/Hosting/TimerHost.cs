using Cronos;

namespace Alerts.Local.Hosting;

/// <summary>Runs the timer functions on their schedules (NCRONTAB with seconds, UTC). A run that takes longer than its period delays the next.</summary>
public sealed partial class TimerHost(
    FunctionInvoker functions,
    IReadOnlyList<FunctionEntry> catalog,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<TimerHost> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.Where(entry => entry.Trigger == "timerTrigger").Select(timer => RunAsync(timer, stoppingToken)));

    private async Task RunAsync(FunctionEntry timer, CancellationToken stoppingToken)
    {
        var schedule = CronExpression.Parse(SettingResolver.Resolve(timer.Settings["schedule"], configuration), CronFormat.IncludeSeconds);
        while (schedule.GetNextOccurrence(clock.GetUtcNow(), TimeZoneInfo.Utc) is { } next)
        {
            var pause = next - clock.GetUtcNow();
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await functions.RunAsync(timer.Name, null, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                TimerFailed(logger, exception, timer.Name); // As in Azure, the next occurrence is the retry.
            }
        }
    }

    [LoggerMessage(401, LogLevel.Error, "Timer {Name} failed")]
    private static partial void TimerFailed(ILogger logger, Exception exception, string name);
}

internal static class SettingResolver
{
    /// <summary>Replaces <c>%Name%</c> by the setting of that name.</summary>
    public static string Resolve(string value, IConfiguration configuration)
    {
        if (value.Length < 2 || value[0] != '%' || value[^1] != '%')
            return value;
        var name = value[1..^1];
        return configuration[name] ?? throw new InvalidOperationException($"The setting {name} is missing.");
    }
}
