using System.Collections.Concurrent;
using Alerts.Core.Articles.Pages;
using Alerts.Core.Feeds.Hubs;
using Alerts.Core.Feeds.Parsing;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>Polls one feed and stores what is new in it.</summary>
public sealed class FeedPoller(
    IFeedStore feeds,
    FeedClient client,
    FeedReader reader,
    FeedHistory history,
    ArticlePages pages,
    FeedSchedule schedule,
    HubDiscovery hubs,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<FeedPoller> logger)
{
    private const int LongestFault = 500;

    /// <summary>A slow feed stays due while it is fetched: a later message for it does not ask a second time.</summary>
    private readonly ConcurrentDictionary<string, bool> _underWay = new();

    /// <returns>Whether the server asked to wait.</returns>
    public async Task<bool> PollAsync(FetchFeed message, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd(message.FeedId, true))
            return false;
        try
        {
            return await PollOnceAsync(message, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(message.FeedId, out _);
        }
    }

    private async Task<bool> PollOnceAsync(FetchFeed message, CancellationToken cancellationToken)
    {
        var feed = await feeds.FindAsync(message.FeedId, cancellationToken);
        if (feed is null || feed.State != FeedState.Active || feed.DueAt != message.DueAt)
            return false; // Removed or paused meanwhile, or an earlier copy of this message did the work.

        try
        {
            return await AskAsync(feed, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await PutOffAsync(feed, fault, cancellationToken);
            throw;
        }
    }

    private async Task<bool> AskAsync(Feed feed, CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow();
        var (result, document) = await ReadAsync(feed, await client.FetchAsync(feed, cancellationToken), cancellationToken);
        using var round = pages.Begin(feed);
        // A push or an admin may have changed the row during the request: what was fetched holds for the row as it is now.
        var saved = await feeds.ChangeAsync(
            feed,
            async row => IsStillFor(feed, row)
                ? AfterPoll(await PolledAsync(row, result, document, round, cancellationToken), begun)
                : null,
            cancellationToken);
        if (saved is null)
            logger.PolledTwice(feed.Title);
        return result is FetchResult.Failed { Error.Kind: FeedErrorKind.AskedToWait };
    }

    private Feed AfterPoll(Feed polled, DateTimeOffset begun) => PollWish.AfterPoll(polled, begun, schedule.LeastPause(polled), clock.GetUtcNow());

    /// <summary>An answer that cannot be read has failed.</summary>
    private async Task<(FetchResult Result, FeedDocument? Document)> ReadAsync(Feed feed, FetchResult result, CancellationToken cancellationToken)
    {
        if (result is not FetchResult.Fetched answer)
            return (result, null);
        var (document, error) = reader.Parse(feed, answer);
        return document is null ? (new FetchResult.Failed(error!), null) : (answer, await history.CompleteAsync(feed, document, cancellationToken));
    }

    /// <summary>Without a pause, an answer that we cannot take would be asked for again in every round.</summary>
    private async Task PutOffAsync(Feed feed, Exception fault, CancellationToken cancellationToken)
    {
        var error = new FeedError(FeedErrorKind.Internal, $"The poll broke off on our side: {PlainText.OfText(fault.Message, LongestFault)}");
        try
        {
            await feeds.ChangeAsync(feed.Id, row => IsStillFor(feed, row) ? Failed(row, new(error)) : null, cancellationToken);
        }
        catch (Exception second)
        {
            logger.NotPutOff(second, feed.Title); // The storage is the trouble: the feed stays due.
        }
    }

    /// <summary>Whatever else has changed in the row, no other poll has.</summary>
    private static bool IsStillFor(Feed begun, Feed row) => row.State == FeedState.Active && row.LastPolled == begun.LastPolled;

    /// <summary>
    /// Validators go into the row only after the items are stored: a process that dies before asks without them next time and
    /// finds the same items again.
    /// </summary>
    private async Task<Feed> PolledAsync(
        Feed feed, FetchResult result, FeedDocument? document, PageRound? round, CancellationToken cancellationToken)
    {
        return result switch
        {
            FetchResult.NotModified answer => await MovedAsync(Unchanged(feed, answer), answer, cancellationToken),
            FetchResult.Fetched answer => await StoreAsync(feed, answer, document!, round, cancellationToken),
            FetchResult.Failed failure => Failed(feed, failure),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    /// <summary>
    /// Stores what is new in an authenticated push. It says nothing about the publisher's server: due time, validators and failures
    /// stay, and so does the poll that shows whether the hub pushes everything.
    /// </summary>
    public async Task ReceiveAsync(string feedId, FetchResult.Fetched push, CancellationToken cancellationToken)
    {
        if (await feeds.FindAsync(feedId, cancellationToken) is { } feed)
            await feeds.ChangeAsync(feed, row => ReceiveAsync(row, push, cancellationToken), cancellationToken);
    }

    private async Task<Feed?> ReceiveAsync(Feed feed, FetchResult.Fetched push, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var thanked = feed with { Hub = feed.Hub is null ? null : HubWatch.AfterPush(feed.Hub, now) };
        if (feed.ReadsPages)
            return PollWish.Pushed(thanked, schedule.LeastPause(thanked), now); // No hub waits for articles' pages, and what is stored without them would stay so.
        if (reader.Parse(feed, push).Document is { } document
            && await reader.ReadAsync(thanked, document, round: null, cancellationToken) is FeedReading.Read { News.Items.Count: > 0 } read)
            return schedule.Pushed(read.Feed, PollFindings.Read(feed, push, read));

        logger.PushUnreadable(feed.Title);
        return PollWish.Pushed(thanked, schedule.LeastPause(thanked), now);
    }

    private Feed Unchanged(Feed feed, FetchResult.NotModified answer)
    {
        metrics.FeedPolled("unchanged");
        logger.FeedUnchanged(feed.Title);
        return schedule.Succeeded(feed, PollFindings.Unchanged(answer));
    }

    private Feed Failed(Feed feed, FetchResult.Failed failure)
    {
        metrics.FeedPolled("failed");
        logger.FeedFailed(feed.Title, failure.Error.Message);
        return schedule.Failed(feed, failure);
    }

    private async Task<Feed> StoreAsync(
        Feed feed, FetchResult.Fetched answer, FeedDocument document, PageRound? round, CancellationToken cancellationToken) =>
        await reader.ReadAsync(feed, document, round, cancellationToken) switch
        {
            FeedReading.Unreadable unreadable => Failed(feed, new(unreadable.Error)),
            FeedReading.Read read => await MovedAsync(Succeeded(feed, answer, read), answer, cancellationToken),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

    private Feed Succeeded(Feed before, FetchResult.Fetched answer, FeedReading.Read read) =>
        schedule.Succeeded(read.Feed, PollFindings.Read(before, answer, read)) with
        {
            ETag = answer.ETag,
            LastModified = answer.LastModified,
            Hub = hubs.AfterPoll(before, answer, read.Document, read.News.NewItems),
        };

    /// <summary>Only a move that is certain costs a search for another feed at its address.</summary>
    private async Task<Feed> MovedAsync(Feed polled, FetchResult answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moved = PermanentMoves.Follow(polled, answer, now);
        return moved.Url != polled.Url && await feeds.FindByUrlAsync(moved.Url, cancellationToken) is { } other
            ? PermanentMoves.Refuse(polled, other, now)
            : moved;
    }
}
