using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Functions.Tests.Language;

/// <summary>A clock that stands still, and tells when somebody begins to wait.</summary>
public sealed class WaitingClock() : FakeTimeProvider(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<(TimeSpan Time, DateTimeOffset Until)> _waits = Channel.CreateUnbounded<(TimeSpan, DateTimeOffset)>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite((dueTime, dueTime > TimeSpan.Zero ? GetUtcNow() + dueTime : GetUtcNow()));
        return timer;
    }

    /// <summary>Ends when somebody begins to wait for so long; each wait counts for one call.</summary>
    public async Task SomebodyWaitsAsync(TimeSpan time)
    {
        var seen = new List<TimeSpan>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            do
                seen.Add((await _waits.Reader.ReadAsync(patience.Token)).Time);
            while (seen[^1] != time);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Nobody waits for {time}, but for {string.Join(", ", seen)}.");
        }
    }

    /// <summary>Lets somebody wait for so long, and the time pass.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await SomebodyWaitsAsync(time);
        Advance(time);
    }

    /// <summary>Lets time pass whenever somebody begins to wait for no longer than that.</summary>
    public async Task PassPausesAsync(TimeSpan longest, CancellationToken until)
    {
        try
        {
            await foreach (var (time, end) in _waits.Reader.ReadAllAsync(until))
            {
                // Several may wait for the same moment.
                if (time <= longest && end > GetUtcNow())
                    Advance(end - GetUtcNow());
            }
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // Enough.
        }
    }
}
