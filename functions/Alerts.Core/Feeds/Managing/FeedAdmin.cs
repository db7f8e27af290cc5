using System.Globalization;
using Alerts.Core.Feeds.Hubs;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Managing;

/// <summary>What editors do with feeds.</summary>
public sealed class FeedAdmin(IFeedStore feeds, FeedDiscovery discovery, HubSubscriber hubs, TimeProvider clock)
{
    /// <summary>The pause after which a feed is asked again that did not answer while it was added.</summary>
    private static readonly TimeSpan s_secondTry = TimeSpan.FromMinutes(5);

    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <exception cref="InputException">The continuation is of no page.</exception>
    public async Task<FeedPage> ListAsync(FeedFilter filter, string? continuation, int limit, CancellationToken cancellationToken)
    {
        if (continuation is not null && !StableId.IsOne(continuation))
            throw new InputException("continuation is not one that a page before gave; leave it out to begin anew.");

        var now = clock.GetUtcNow();
        var page = new List<Feed>(limit);
        await foreach (var feed in feeds.ReadAfterAsync(continuation, limit + 1, cancellationToken))
        {
            if (!filter.Lets(feed, now))
                continue;
            if (page.Count == limit)
                return new(page, page[^1].Id);
            page.Add(feed);
        }
        return new(page, null);
    }

    public Task<Feed?> FindAsync(string feedId, CancellationToken cancellationToken) =>
        StableId.IsOne(feedId) ? feeds.FindAsync(feedId, cancellationToken) : Task.FromResult<Feed?>(null);

    /// <summary>
    /// Asks the address once, so that a mistake shows at once: an address at which nothing is, is one. A trouble that may pass is
    /// none: the feed is added with it.
    /// </summary>
    /// <exception cref="InputException">What was given is no address.</exception>
    public async Task<AddFeedOutcome> AddAsync(NewFeed wanted, CancellationToken cancellationToken)
    {
        foreach (var reading in FeedAddress.Readings(wanted.Url))
        {
            if (await FindAtAsync(FeedAddress.Of(reading), cancellationToken) is { } known)
                return new AddFeedOutcome.AlreadyThere(known);
        }

        var found = await discovery.FindAsync(wanted.Url, cancellationToken);
        if (found.Failure is { } failure && found.Feeds.Count == 0)
            return MayPass(failure) ? await StoreAsync(Failing(found, failure), wanted, cancellationToken) : new AddFeedOutcome.Refused(WordsFor(failure));
        return found.IsFeed ? await StoreAsync(Answering(found), wanted, cancellationToken) : new AddFeedOutcome.NoFeed(found);
    }

    /// <summary>By where it is polled now, else by the address that it was added with.</summary>
    private async Task<Feed?> FindAtAsync(string url, CancellationToken cancellationToken) =>
        await feeds.FindByUrlAsync(url, cancellationToken) ?? await feeds.FindAsync(Feed.IdOf(url), cancellationToken);

    /// <param name="isExpected">Judges the version that the feed has now.</param>
    /// <exception cref="InputException">The change cannot be made to any feed.</exception>
    public async Task<ChangeFeedOutcome> ChangeAsync(
        string feedId, Predicate<string> isExpected, FeedChange change, CancellationToken cancellationToken)
    {
        // A save fails when a poll or another editor was faster: each turn sees a later state.
        while (await FindAsync(feedId, cancellationToken) is { } feed)
        {
            if (!isExpected(FeedChange.VersionOf(feed)))
                return new ChangeFeedOutcome.ChangedMeanwhile(feed);
            var changed = change.ApplyTo(feed, clock.GetUtcNow());
            if (await feeds.SaveAsync(changed, cancellationToken))
                return new ChangeFeedOutcome.Changed(changed);
        }
        return new ChangeFeedOutcome.Unknown();
    }

    /// <summary>Its articles and alerts stay.</summary>
    /// <param name="isExpected">Judges the version that the feed has now.</param>
    public async Task<ChangeFeedOutcome> RemoveAsync(string feedId, Predicate<string> isExpected, CancellationToken cancellationToken)
    {
        if (await FindAsync(feedId, cancellationToken) is not { } feed)
            return new ChangeFeedOutcome.Unknown();
        if (!isExpected(FeedChange.VersionOf(feed)))
            return new ChangeFeedOutcome.ChangedMeanwhile(feed);
        if (feed.Hub is not null)
            await hubs.LeaveAsync(feedId, cancellationToken);
        await feeds.RemoveAsync(feedId, cancellationToken);
        return new ChangeFeedOutcome.Changed(feed);
    }

    /// <summary>Makes it due: the next round of polling takes it.</summary>
    public async Task<PollNowOutcome> PollNowAsync(string feedId, CancellationToken cancellationToken)
    {
        while (await FindAsync(feedId, cancellationToken) is { } feed)
        {
            var now = clock.GetUtcNow();
            if (RefusalOf(feed, now) is { } reason)
                return new PollNowOutcome.Refused(reason);
            var due = PollWish.Now(feed, now);
            if (await feeds.SaveAsync(due, cancellationToken))
                return new PollNowOutcome.Due(due);
        }
        return new PollNowOutcome.Unknown();
    }

    private static string? RefusalOf(Feed feed, DateTimeOffset now) => feed switch
    {
        { State: FeedState.Gone } => "The publisher has taken this feed down for good (410 Gone), so it is not polled. Set paused to false to ask once more.",
        { State: FeedState.Paused } => "Polling of this feed is paused. Set paused to false to go on with it.",
        { NotBefore: { } until } when until > now => string.Create(CultureInfo.InvariantCulture,
            $"The publisher asks not to be called before {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. The feed is polled then without further ado."),
        _ => null,
    };

    private static bool MayPass(FeedError error) => error.Kind is FeedErrorKind.Unreachable or FeedErrorKind.TooSlow
        or FeedErrorKind.ErrorStatus or FeedErrorKind.AskedToWait or FeedErrorKind.InsecureConnection;

    private static string WordsFor(FeedError error) => error.Kind == FeedErrorKind.NotFound
        ? $"{error.Message} Nothing is at this address, nor is a feed where its site usually would have one. Look how the address is written, or give the site's own."
        : error.Message;

    private Feed Answering(DiscoveredFeeds found)
    {
        var candidate = found.Feeds[0];
        return Feed.Create(found.Address, candidate.Title, clock.GetUtcNow()) with { SiteLink = candidate.SiteLink, Warning = candidate.Warning };
    }

    private Feed Failing(DiscoveredFeeds found, FeedError failure)
    {
        var now = clock.GetUtcNow();
        return Feed.Create(found.Address, null, found.RetryAfter > now + s_secondTry ? found.RetryAfter.Value : now + s_secondTry) with
        {
            NotBefore = found.RetryAfter,
            LastPolled = now,
            Failures = 1,
            LastError = failure,
        };
    }

    private async Task<AddFeedOutcome> StoreAsync(Feed feed, NewFeed wanted, CancellationToken cancellationToken)
    {
        var complete = feed with
        {
            GivenTitle = FeedNames.Title(wanted.Title),
            Folder = FeedNames.Folder(wanted.Folder),
            ReadsPages = wanted.ReadsPages,
        };
        if (await feeds.AddAsync(complete, cancellationToken))
            return new AddFeedOutcome.Added(complete);
        // Somebody else was faster, and their settings stand.
        return new AddFeedOutcome.AlreadyThere(await FindAsync(feed.Id, cancellationToken) ?? complete);
    }
}
