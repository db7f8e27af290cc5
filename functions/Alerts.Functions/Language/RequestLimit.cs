namespace Alerts.Functions.Language;

/// <summary>
/// How many requests may run at once: half as many after each "too many requests", one more after a round of answers. While the service
/// asks to be left alone nobody asks it.
/// </summary>
internal sealed class RequestLimit(int most, TimeProvider clock)
{
    private readonly int _most = most;
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private int _limit = most;
    private int _running;
    private int _answered;
    private int _halvings;
    private DateTimeOffset _closedUntil;

    public int Limit
    {
        get
        {
            lock (_lock)
                return _limit;
        }
    }

    /// <returns>To be shown when the request is refused: requests that left together halve the limit once.</returns>
    /// <exception cref="LanguageServiceException">The service wants to be left alone for longer than the deadline allows.</exception>
    public async Task<int> EnterAsync(Deadline deadline)
    {
        await TakePlaceAsync(deadline.Token);
        try
        {
            while (TimeUntilOpen() is { Ticks: > 0 } pause)
                await deadline.WaitAsync(pause);
        }
        catch
        {
            Leave();
            throw;
        }

        lock (_lock)
            return _halvings;
    }

    public void Leave()
    {
        lock (_lock)
        {
            _running--;
            LetIn();
        }
    }

    public void Answered()
    {
        lock (_lock)
        {
            if (++_answered < _limit || _limit == _most)
                return;
            (_limit, _answered) = (_limit + 1, 0);
            LetIn();
        }
    }

    public void Halve(int entered)
    {
        lock (_lock)
        {
            if (entered != _halvings)
                return;
            (_limit, _answered) = (Math.Max(1, _limit / 2), 0);
            _halvings++;
        }
    }

    public void CloseFor(TimeSpan pause)
    {
        lock (_lock)
        {
            if (clock.GetUtcNow() + pause is var until && until > _closedUntil)
                _closedUntil = until;
        }
    }

    private TimeSpan TimeUntilOpen()
    {
        lock (_lock)
            return _closedUntil - clock.GetUtcNow();
    }

    private async Task TakePlaceAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_running < _limit)
            {
                _running++;
                return;
            }
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            await place.Value.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (place.List is not null)
                    _waiting.Remove(place);
                else
                    _running--; // Let in at the same moment.
                LetIn();
            }
            throw;
        }
    }

    private void LetIn()
    {
        while (_running < _limit && _waiting.First is { } next)
        {
            _waiting.RemoveFirst();
            _running++;
            next.Value.SetResult();
        }
    }
}
