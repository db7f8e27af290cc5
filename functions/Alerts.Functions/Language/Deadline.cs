namespace Alerts.Functions.Language;

/// <summary>When a batch must be done, whatever it still waits for.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;
    private readonly TimeProvider _clock;

    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        At = clock.GetUtcNow() + limit;
        Caller = cancellationToken;
        _over = new(limit, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, cancellationToken);
    }

    public DateTimeOffset At { get; }

    /// <summary>Fires when time is over or the caller gives up.</summary>
    public CancellationToken Token => _either.Token;

    public CancellationToken Caller { get; }

    /// <exception cref="LanguageServiceException">It would be too late then.</exception>
    public async Task WaitAsync(TimeSpan pause)
    {
        if (_clock.GetUtcNow() + pause >= At)
            throw OutOfTime();
        await Task.Delay(pause, _clock, Token);
    }

    public static LanguageServiceException OutOfTime() => new(LanguageFault.OutOfTime, "No time was left to ask.");

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
