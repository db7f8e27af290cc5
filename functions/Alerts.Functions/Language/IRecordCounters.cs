namespace Alerts.Functions.Language;

/// <summary>Text records over all instances of the app.</summary>
internal interface IRecordCounters
{
    /// <summary>Takes records for the texts in their order, as many as month and minute allow.</summary>
    /// <param name="wanted">Records of each text.</param>
    Task<RecordGrant> TakeAsync(IReadOnlyList<int> wanted, RecordLimits limits, CancellationToken cancellationToken);

    /// <param name="month">Of the grant.</param>
    /// <param name="records">Negative where more was charged than was taken.</param>
    Task GiveBackAsync(string month, int records, CancellationToken cancellationToken);
}

internal sealed record RecordLimits(int Month, long WarnAt, int Minute);

internal enum RecordLimit
{
    None,
    Minute,
    Month,
}

/// <param name="Texts">How many of the texts have their records.</param>
/// <param name="StoppedBy">Which limit the next text would break.</param>
/// <param name="IsFirstWarning">The month's use has reached the warning now, for the first time in any instance.</param>
/// <param name="IsFirstStop">The same for the end of the month's budget.</param>
internal sealed record RecordGrant(
    int Texts, int Records, RecordLimit StoppedBy, string Month, long UsedInMonth, bool IsFirstWarning = false, bool IsFirstStop = false);

/// <summary>What has been used so far.</summary>
internal sealed record RecordUse(long InMonth, int InMinute, bool HasWarned, bool HasStopped)
{
    public (RecordUse After, RecordGrant Grant) Take(string month, IReadOnlyList<int> wanted, RecordLimits limits)
    {
        var (records, texts, stop) = (0, 0, RecordLimit.None);
        foreach (var next in wanted)
        {
            if (InMonth + records + next > limits.Month)
                stop = RecordLimit.Month;
            else if (InMinute + records + next > limits.Minute && InMinute + records > 0) // One text alone may take more than a minute's.
                stop = RecordLimit.Minute;
            if (stop != RecordLimit.None)
                break;
            (records, texts) = (records + next, texts + 1);
        }

        var after = new RecordUse(
            InMonth + records, InMinute + records, HasWarned || InMonth + records >= limits.WarnAt, HasStopped || stop == RecordLimit.Month);
        return (after, new(texts, records, stop, month, after.InMonth, after.HasWarned && !HasWarned, after.HasStopped && !HasStopped));
    }
}

/// <summary>For tools that run beside the app: counts nothing and allows everything.</summary>
internal sealed class UncountedRecords : IRecordCounters
{
    public Task<RecordGrant> TakeAsync(IReadOnlyList<int> wanted, RecordLimits limits, CancellationToken cancellationToken) =>
        Task.FromResult(new RecordGrant(wanted.Count, wanted.Sum(), RecordLimit.None, "", 0));

    public Task GiveBackAsync(string month, int records, CancellationToken cancellationToken) => Task.CompletedTask;
}
