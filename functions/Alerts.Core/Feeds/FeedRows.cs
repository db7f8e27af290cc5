namespace Alerts.Core.Feeds;

/// <summary>Changes to a feed's row that others, above all its polls, change at the same time.</summary>
internal static class FeedRows
{
    private const int MostAttempts = 10;

    /// <param name="feed">The row as the caller has read it.</param>
    /// <param name="change">Null to leave the row as it is. Called again, with the row as it is then, when another was faster.</param>
    /// <returns>The row as saved; null when the feed is gone or was left as it is.</returns>
    public static async Task<Feed?> ChangeAsync(
        this IFeedStore feeds, Feed feed, Func<Feed, Task<Feed?>> change, CancellationToken cancellationToken)
    {
        var row = feed;
        for (var attempt = 0; attempt < MostAttempts && row is not null; attempt++)
        {
            if (await change(row) is not { } changed)
                return null;
            if (await feeds.SaveAsync(changed, cancellationToken))
                return changed;
            row = await feeds.FindAsync(feed.Id, cancellationToken);
        }

        return row is null
            ? null
            : throw new InvalidOperationException($"The row of feed {feed.Id} was changed by others {MostAttempts} times in a row.");
    }

    public static async Task<Feed?> ChangeAsync(
        this IFeedStore feeds, string feedId, Func<Feed, Feed?> change, CancellationToken cancellationToken) =>
        await feeds.FindAsync(feedId, cancellationToken) is { } feed
            ? await feeds.ChangeAsync(feed, row => Task.FromResult(change(row)), cancellationToken)
            : null;
}
