namespace Alerts.Functions.Tests.Pipeline;

/// <summary>
/// When miniflux 2.2 would ask, after its documented defaults (miniflux.app/docs/configuration.html) and its
/// ScheduleNextCheck (internal/model/feed.go): the interval of its scheduler, or Retry-After where that is longer, at most a day.
/// A refusal of any kind, 429 included, counts as an error; a feed with POLLING_PARSING_ERROR_LIMIT (3) of them is
/// not asked again until somebody refreshes it by hand.
/// </summary>
internal sealed class MinifluxModel
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    private readonly Func<ScriptedPublisher, DateTimeOffset, TimeSpan> _intervalAt;

    private MinifluxModel(Func<ScriptedPublisher, DateTimeOffset, TimeSpan> intervalAt) => _intervalAt = intervalAt;

    /// <summary>The default scheduler: SCHEDULER_ROUND_ROBIN_MIN_INTERVAL is 60 minutes, the same for each feed.</summary>
    public static MinifluxModel RoundRobin { get; } = new((_, _) => TimeSpan.FromHours(1));

    /// <summary>
    /// The other scheduler: a week divided by the number of entries that the gaps of the last week's entries make in a week, times
    /// a factor of 1; between 5 minutes and a day. It is woken each minute here; by default it is every 60 minutes.
    /// </summary>
    public static MinifluxModel EntryFrequency { get; } = new((publisher, now) =>
    {
        DateTimeOffset[] entries = [.. publisher.Items.Where(item => item <= now && item >= now - Week)];
        if (entries.Length < 2)
            return LongestInterval;
        var weekly = Math.Ceiling(Week / ((entries[^1] - entries[0]) / (entries.Length - 1)));
        return TimeSpan.FromMinutes(Math.Clamp((Week / weekly).TotalMinutes, 5, LongestInterval.TotalMinutes));
    });

    public int? ErrorLimit { get; private init; } = 3;

    /// <summary>POLLING_PARSING_ERROR_LIMIT=0: never gives up.</summary>
    public MinifluxModel ThatNeverGivesUp() => new(_intervalAt) { ErrorLimit = null };

    public void Ask(ScriptedPublisher publisher, DateTimeOffset from, DateTimeOffset until)
    {
        var errors = 0;
        for (var now = from; now < until && !(errors >= ErrorLimit);)
        {
            var refusal = publisher.Ask(now);
            errors = refusal is null ? 0 : errors + 1;
            var interval = _intervalAt(publisher, now);
            var wait = refusal is { Status: 429, RetryAfter: { } asked } && asked > interval ? asked : interval;
            now += wait < LongestInterval ? wait : LongestInterval;
        }
    }
}
