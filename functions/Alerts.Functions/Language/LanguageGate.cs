using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Alerts.Functions.Language;

/// <summary>
/// What all requests of this process to the service pass: a limit that follows what the service takes, a circuit breaker, and repetitions
/// that end with the batch's time.
/// </summary>
internal sealed class LanguageGate
{
    /// <summary>Of one request; throttled ones are asked again as long as there is time.</summary>
    public const int MostAttempts = 3;

    /// <summary>The breaker opens when half of so many requests within <see cref="Sampling"/> find the service out of order.</summary>
    public const int LeastRequests = 6;

    public static readonly TimeSpan Sampling = TimeSpan.FromMinutes(1);

    /// <summary>How long nobody asks. Then one request tries.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    /// <summary>A slip in a header must not switch the service off for days.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_shortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(16);

    private readonly IOptions<LanguageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<LanguageGate> _logger;
    private readonly ResiliencePipeline _breaker;

    public LanguageGate(IOptions<LanguageOptions> options, TimeProvider clock, ILogger<LanguageGate> logger)
    {
        (_options, _clock, _logger) = (options, clock, logger);
        Limit = new(options.Value.MostRequestsAtOnce, clock);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new()
            {
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is LanguageServiceException { IsOutage: true }),
                FailureRatio = 0.5,
                MinimumThroughput = LeastRequests,
                SamplingDuration = Sampling,
                BreakDuration = Break,
                OnOpened = opened =>
                {
                    logger.ServiceGivenUp(opened.BreakDuration.TotalSeconds, opened.Outcome.Exception?.Message ?? "");
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    logger.ServiceBack();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    public RequestLimit Limit { get; }

    /// <exception cref="LanguageServiceException">There is no answer, or none in time.</exception>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> request, Deadline deadline)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(request, attempt, deadline);
                }
                catch (LanguageServiceException failure)
                    when (failure.MayPass && (attempt < MostAttempts || failure.Fault == LanguageFault.Throttled))
                {
                    var pause = PauseAfter(failure, attempt);
                    if (_clock.GetUtcNow() + pause >= deadline.At)
                        throw;
                    await deadline.WaitAsync(pause);
                }
            }
        }
        catch (OperationCanceledException) when (!deadline.Caller.IsCancellationRequested)
        {
            throw Deadline.OutOfTime();
        }
    }

    private static TimeSpan PauseAfter(LanguageServiceException failure, int attempt)
    {
        if (failure.RetryAfter is { } told)
            return TimeSpan.FromTicks(Math.Clamp(told.Ticks, s_shortestPause.Ticks, LongestRetryAfter.Ticks));
        return TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), s_longestPause.TotalSeconds));
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> request, int attempt, Deadline deadline)
    {
        var entered = await Limit.EnterAsync(deadline);
        try
        {
            var answer = await _breaker.ExecuteAsync(async token => await InTimeAsync(request, deadline, token), deadline.Token);
            Limit.Answered();
            return answer;
        }
        catch (BrokenCircuitException)
        {
            throw new LanguageServiceException(LanguageFault.CircuitOpen, "The service failed too often of late.");
        }
        catch (LanguageServiceException failure) when (failure.Fault == LanguageFault.Throttled || failure.RetryAfter is not null)
        {
            Limit.Halve(entered);
            if (failure.RetryAfter > LongestRetryAfter)
                _logger.RetryAfterCut(failure.RetryAfter.Value, LongestRetryAfter);
            Limit.CloseFor(PauseAfter(failure, attempt)); // Before this one leaves and lets the next in.
            throw;
        }
        finally
        {
            Limit.Leave();
        }
    }

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> request, Deadline deadline, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Value.RequestTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await request(either.Token);
        }
        catch (OperationCanceledException exception) when (!deadline.Caller.IsCancellationRequested)
        {
            throw new LanguageServiceException(LanguageFault.TimedOut, "There was no answer in time.", null, exception);
        }
    }
}
