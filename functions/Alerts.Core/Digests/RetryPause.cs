namespace Alerts.Core.Digests;

/// <summary>How long a refused digest waits: one minute, doubled each time, at most an hour, never shorter than the provider asks.</summary>
public static class RetryPause
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int attempts, TimeSpan? asked)
    {
        var minutes = Math.Pow(2, Math.Min(attempts, 7) - 1);
        var pause = TimeSpan.FromMinutes(Math.Min(minutes, Longest.TotalMinutes));
        return asked > pause ? asked.Value : pause;
    }
}
