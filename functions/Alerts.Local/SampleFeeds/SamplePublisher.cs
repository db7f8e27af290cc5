using Microsoft.Extensions.Hosting;

namespace Alerts.Local.SampleFeeds;

/// <summary>Brings out a few articles at once, so that there is something to see, then one after another.</summary>
public sealed class SamplePublisher(SampleNewsstand newsstand, TimeSpan interval, TimeProvider time) : BackgroundService
{
    public const int AtOnce = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var i = 0; i < AtOnce; i++)
            newsstand.PublishNext();
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            newsstand.PublishNext();
    }
}
