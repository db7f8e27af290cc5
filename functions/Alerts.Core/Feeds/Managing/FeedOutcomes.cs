namespace Alerts.Core.Feeds.Managing;

/// <param name="Url">May lack its scheme.</param>
public sealed record NewFeed(string Url, string? Title = null, string? Folder = null, bool ReadsPages = false);

public abstract record AddFeedOutcome
{
    private AddFeedOutcome() { }

    public sealed record Added(Feed Feed) : AddFeedOutcome;

    public sealed record AlreadyThere(Feed Feed) : AddFeedOutcome;

    /// <summary>The address must not or cannot be a feed's.</summary>
    public sealed record Refused(string Reason) : AddFeedOutcome;

    /// <summary>What answers there is no feed; it may lead to some.</summary>
    public sealed record NoFeed(DiscoveredFeeds Found) : AddFeedOutcome;
}

public abstract record ChangeFeedOutcome
{
    private ChangeFeedOutcome() { }

    public sealed record Changed(Feed Feed) : ChangeFeedOutcome;

    /// <summary>Somebody else has changed it since it was looked at.</summary>
    public sealed record ChangedMeanwhile(Feed Feed) : ChangeFeedOutcome;

    public sealed record Unknown : ChangeFeedOutcome;
}

public abstract record PollNowOutcome
{
    private PollNowOutcome() { }

    public sealed record Due(Feed Feed) : PollNowOutcome;

    /// <param name="Reason">Why it cannot be polled now, and what would help.</param>
    public sealed record Refused(string Reason) : PollNowOutcome;

    public sealed record Unknown : PollNowOutcome;
}

/// <param name="Folder">With the folders in it.</param>
public sealed record FeedFilter(FeedState? State = null, FeedHealthState? Health = null, string? Folder = null)
{
    public bool Lets(Feed feed, DateTimeOffset now) =>
        (State is null || feed.State == State)
        && (Folder is null || FolderPath.IsWithin(feed.Folder, Folder))
        && (Health is null || FeedHealth.Of(feed, now).State == Health);
}

/// <param name="Continuation">Id of the last one, to go on behind it; null at the end.</param>
public sealed record FeedPage(IReadOnlyList<Feed> Feeds, string? Continuation);
