using System.Diagnostics;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>Waits for what another process or thread does, as long as it takes and no longer than a limit.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> condition, string what) =>
        GetAsync(() => Task.FromResult(condition()), met => met, what, Limit, TestContext.Current.CancellationToken);

    /// <exception cref="TimeoutException">It was not met in time; the message has the last value.</exception>
    public static async Task<T> GetAsync<T>(
        Func<Task<T>> get, Func<T, bool> isMet, string what, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var value = await get();
            if (isMet(value))
                return value;
            if (watch.Elapsed > limit)
                throw new TimeoutException($"Within {limit.TotalSeconds:0.#} seconds there was no {what}; last seen: {value}");
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
