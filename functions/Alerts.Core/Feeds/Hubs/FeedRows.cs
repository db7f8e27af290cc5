namespace Alerts.Core.Feeds.Hubs;

/// <summary>Changes to a feed's row that others, above all its polls, change at the same time.</summary>
internal static class FeedRows
{
    private const int MostAttempts = 10;

    /// <param name="change">Null to leave the row as it is. Called again, with the row as it is then, when another was faster.</param>
    /// <returns>The row as saved; null when the feed is not there or was left as it is.</returns>
    public static async Task<Feed?> ChangeAsync(
        this IFeedStore feeds, string feedId, Func<Feed, Task<Feed?>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await feeds.FindAsync(feedId, cancellationToken) is not { } feed || await change(feed) is not { } changed)
                return null;
            if (await feeds.SaveAsync(changed, cancellationToken))
                return changed;
        }

        throw new InvalidOperationException($"The row of feed {feedId} was changed by others {MostAttempts} times in a row.");
    }

    public static Task<Feed?> ChangeAsync(
        this IFeedStore feeds, string feedId, Func<Feed, Feed?> change, CancellationToken cancellationToken) =>
        feeds.ChangeAsync(feedId, feed => Task.FromResult(change(feed)), cancellationToken);
}
