using Alerts.Functions.Language;

namespace Alerts.Functions.Tests.Language;

public sealed class RequestLimitTests : IDisposable
{
    private readonly WaitingClock _clock = new();
    private readonly RequestLimit _limit;
    private readonly Deadline _deadline;

    public RequestLimitTests() => (_limit, _deadline) = (new(8, _clock), new(TimeSpan.FromMinutes(1), _clock, TestContext.Current.CancellationToken));

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Requests_that_are_refused_together_halve_the_limit_once()
    {
        int[] entered = [await _limit.EnterAsync(_deadline), await _limit.EnterAsync(_deadline), await _limit.EnterAsync(_deadline)];

        foreach (var ticket in entered)
            _limit.Halve(ticket);

        Assert.Equal(4, _limit.Limit);
    }

    [Fact]
    public async Task The_limit_halves_down_to_one_and_grows_with_the_answers_up_to_the_setting()
    {
        var limits = new List<int>();
        for (var round = 0; round < 5; round++)
        {
            _limit.Halve(await _limit.EnterAsync(_deadline));
            _limit.Leave();
            limits.Add(_limit.Limit);
        }
        for (var answer = 0; answer < 40; answer++)
        {
            _limit.Answered();
            limits.Add(_limit.Limit);
        }

        Assert.Equal([4, 2, 1, 1, 1, 2, 2, 3, 3, 3, 4], limits.Take(11));
        Assert.Equal(8, limits[^1]);
    }

    [Fact]
    public async Task Above_the_limit_a_request_waits_until_another_has_ended()
    {
        var entered = 0;
        for (var request = 0; request < 8; request++)
            entered = await _limit.EnterAsync(_deadline);
        var ninth = _limit.EnterAsync(_deadline);
        Assert.False(ninth.IsCompleted);

        _limit.Halve(entered);
        for (var request = 0; request < 4; request++)
            _limit.Leave();
        Assert.False(ninth.IsCompleted);
        _limit.Leave();

        await ninth;
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        for (var request = 0; request < 8; request++)
            await _limit.EnterAsync(_deadline);
        using var caller = new CancellationTokenSource();
        using var impatient = new Deadline(TimeSpan.FromMinutes(1), _clock, caller.Token);
        var (first, second) = (_limit.EnterAsync(impatient), _limit.EnterAsync(_deadline));

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _limit.Leave();

        await second;
    }

    [Fact]
    public async Task While_the_service_asks_to_be_left_alone_nobody_enters()
    {
        _limit.CloseFor(TimeSpan.FromSeconds(20));
        _limit.CloseFor(TimeSpan.FromSeconds(5));
        var first = _limit.EnterAsync(_deadline);
        _clock.Advance(TimeSpan.FromSeconds(12));
        var second = _limit.EnterAsync(_deadline);
        _clock.Advance(TimeSpan.FromSeconds(7.9));
        Assert.False(first.IsCompleted || second.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Closed_for_longer_than_there_is_time_nobody_waits()
    {
        _limit.CloseFor(TimeSpan.FromMinutes(2));

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => _limit.EnterAsync(_deadline));

        Assert.Equal(LanguageFault.OutOfTime, failure.Fault);
    }
}
