namespace Alerts.Core.Feeds;

/// <summary>Takes over the address that a publisher says the feed has moved to, once that is certain.</summary>
public static class PermanentMoves
{
    /// <summary>Hotel networks and broken deployments answer 301 too, but not three times over a day.</summary>
    private const int Answers = 3;

    /// <summary>A longer one is no feed's address, and would not fit the row.</summary>
    private const int LongestAddress = 2_000;

    private static readonly TimeSpan Span = TimeSpan.FromDays(1);

    /// <param name="answer">An answer that held a feed; one that failed confirms nothing and refutes nothing.</param>
    public static Feed Follow(Feed feed, FetchResult answer, DateTimeOffset now)
    {
        if (answer is FetchResult.Failed)
            return feed;
        if (AddressOf(answer.MovedTo) is not { } address || address == feed.Url)
            return feed with { Move = null };

        var move = feed.Move?.Url == address ? feed.Move with { Answers = feed.Move.Answers + 1 } : new(address, now, 1);
        // The validators belong to what the old address sent; the id stays, and with it all that is known of the feed.
        return move.Answers >= Answers && now - move.Since >= Span
            ? feed with { Url = address, ETag = null, LastModified = null, Move = null }
            : feed with { Move = move };
    }

    /// <summary>Two rows for one address would tell each article twice. It is looked at again after as many answers as the first time.</summary>
    /// <param name="feed">As before the move.</param>
    /// <param name="other">The feed that is polled at the address already.</param>
    public static Feed Refuse(Feed feed, Feed other, DateTimeOffset now) => feed with { Move = new(other.Url, now, 0, other.Name) };

    private static string? AddressOf(Uri? target) =>
        target?.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) is { Length: <= LongestAddress } address ? address : null;
}
