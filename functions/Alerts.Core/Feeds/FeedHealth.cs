using System.Globalization;
using Alerts.Core.Feeds.Hubs;

namespace Alerts.Core.Feeds;

public enum FeedHealthState
{
    /// <summary>Not polled yet.</summary>
    New,

    Healthy,

    /// <summary>The last polls failed.</summary>
    Failing,

    /// <summary>The publisher answers that we ask too often, or that it is overloaded.</summary>
    AskedToWait,

    /// <summary>It answers, but has brought nothing for far longer than usual.</summary>
    Stale,

    /// <summary>A document held nothing known: items may have come and gone between two polls.</summary>
    LosingItems,

    /// <summary>The publisher has moved it to an address that another feed has.</summary>
    Duplicate,

    /// <summary>The publisher has given known articles new ids.</summary>
    Renumbered,

    Paused,

    /// <summary>410: not polled any more.</summary>
    Gone,
}

/// <summary>How a feed is doing, for an admin.</summary>
/// <param name="Words">One sentence: what is the matter and what to do about it.</param>
/// <param name="NextPoll">Null when none will come.</param>
/// <param name="ItemsPerDay">New items of the last days in UTC, zeros included, the latest day last.</param>
public sealed record FeedHealth(
    FeedHealthState State, string Words, DateTimeOffset? LastSucceeded, DateTimeOffset? NextPoll, IReadOnlyList<int> ItemsPerDay)
{
    /// <summary>So long a possible loss or a flood held back is news.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public bool IsHealthy => State is FeedHealthState.New or FeedHealthState.Healthy;

    public static FeedHealth Of(Feed feed, DateTimeOffset now)
    {
        var state = StateOf(feed, now);
        DateTimeOffset? next = state is FeedHealthState.Gone or FeedHealthState.Paused ? null : feed.DueAt;
        return new(state, WithHub(WordsFor(state, feed, now), feed, now), feed.LastSucceeded, next, feed.Rhythm.UpTo(now).ItemsPerDay);
    }

    private static string WithHub(string words, Feed feed, DateTimeOffset now) =>
        feed.Hub is { } hub && HubWatch.Warning(hub, now) is { } warning ? $"{words} {warning}" : words;

    /// <summary>The gravest first: what keeps the feed from being read at all, then what may be missing, then what is odd.</summary>
    private static FeedHealthState StateOf(Feed feed, DateTimeOffset now) => feed switch
    {
        { State: FeedState.Gone } => FeedHealthState.Gone,
        { State: FeedState.Paused } => FeedHealthState.Paused,
        { Failures: > 0, LastError.Kind: FeedErrorKind.AskedToWait } => FeedHealthState.AskedToWait,
        { Failures: > 0 } => FeedHealthState.Failing,
        { LastSucceeded: null } => FeedHealthState.New,
        _ when now - feed.PossibleLossAt < Recent => FeedHealthState.LosingItems,
        { Move.TakenBy: not null } => FeedHealthState.Duplicate,
        _ when now - feed.RenumberedAt < Recent => FeedHealthState.Renumbered,
        _ when now - feed.Rhythm.LastNewItems > feed.Rhythm.LongestUsualSilence() => FeedHealthState.Stale,
        _ => FeedHealthState.Healthy,
    };

    private static string WordsFor(FeedHealthState state, Feed feed, DateTimeOffset now) => state switch
    {
        FeedHealthState.New => $"The feed has not been polled yet; the first poll is due at {Time(feed.DueAt)}.",
        FeedHealthState.Healthy => feed.Rhythm.LastNewItems is { } last
            ? $"The feed is read as it should be; its latest new item came at {Time(last)}."
            : "The feed is read as it should be; it has had no item so far.",
        FeedHealthState.Failing =>
            $"{Polls(feed.Failures)} failed, the last one because \"{Reason(feed)}\"; it is tried again at {Time(feed.DueAt)}, "
            + (feed.LastError?.Kind == FeedErrorKind.Internal ? "and the log says more." : "and if that goes on, check the address."),
        FeedHealthState.AskedToWait =>
            $"The publisher asks us to come back later, which we do at {Time(feed.DueAt)}; "
            + "nothing needs to be done unless that goes on for days.",
        FeedHealthState.Stale =>
            $"The feed answers but has had no new item for {Span(now - feed.Rhythm.LastNewItems)}, far longer than usual; "
            + "look whether the publisher has a new address for it.",
        FeedHealthState.LosingItems =>
            $"Nothing in the document of {Time(feed.PossibleLossAt)} was known, so items before it may have been missed; "
            + "it is polled faster now, and the publisher's site shows what is missing.",
        FeedHealthState.Duplicate =>
            $"The publisher has moved the feed to {feed.Move?.Url}, where \"{feed.Move?.TakenBy}\" is read already, so its articles may come twice; "
            + "remove one of the two.",
        FeedHealthState.Renumbered =>
            $"The publisher gave known articles new ids at {Time(feed.RenumberedAt)}, and they were not mailed again; "
            + "check that nothing new was among them.",
        FeedHealthState.Paused => "An admin has stopped the polling; resume it to read the feed again.",
        FeedHealthState.Gone =>
            "The publisher answered that the feed is gone for good, and it is not polled any more; "
            + "remove it, and add its new address.",
        _ => throw new InvalidOperationException($"Unknown state {state}."),
    };

    private static string Polls(int failures) =>
        failures == 1 ? "The last poll" : string.Create(CultureInfo.InvariantCulture, $"The last {failures} polls");

    private static string Reason(Feed feed) => feed.LastError?.Message.TrimEnd('.') ?? "the reason is unknown";

    private static string Time(DateTimeOffset? time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time?.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    private static string Span(TimeSpan? span) => span?.TotalDays is { } days and >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{days:0} days")
        : string.Create(CultureInfo.InvariantCulture, $"{span?.TotalHours:0} hours");
}
