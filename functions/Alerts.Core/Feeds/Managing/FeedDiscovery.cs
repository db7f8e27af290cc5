namespace Alerts.Core.Feeds.Managing;

/// <param name="Url">To poll it by.</param>
/// <param name="Format">As <see cref="FeedDocument.Format"/>.</param>
/// <param name="Latest">Date of its newest item, where it gives dates.</param>
/// <param name="Warning">What is wrong with the document although it can be read.</param>
public sealed record FeedCandidate(
    string Url, string Title, string Format, int Items, DateTimeOffset? Latest, string? Language, string? SiteLink, string? Warning);

/// <summary>An address that turned out to be no feed.</summary>
public sealed record AskedInVain(string Url, string Reason);

/// <param name="Address">The address given, with the scheme that it answered under.</param>
/// <param name="IsFeed">It is a feed itself, and the only candidate.</param>
/// <param name="Failure">Why it gave no answer at all; null when it did.</param>
/// <param name="RetryAfter">When it may be asked again, where its server says so.</param>
public sealed record DiscoveredFeeds(
    string Address, bool IsFeed, IReadOnlyList<FeedCandidate> Feeds, IReadOnlyList<AskedInVain> InVain,
    FeedError? Failure = null, DateTimeOffset? RetryAfter = null)
{
    /// <summary>The address must not be asked at all.</summary>
    public bool IsForbidden => Failure?.Kind == FeedErrorKind.ForbiddenAddress;

    /// <summary>For a person.</summary>
    public string Words => Feeds.Count switch
    {
        _ when IsFeed => $"{Address} is a feed itself.",
        0 => $"No feed was found at {Address}. Asked were: {string.Join("; ", InVain.Select(asked => $"{asked.Url} ({asked.Reason.TrimEnd('.')})"))}.",
        1 => $"{Address} is no feed itself, but leads to one.",
        var count => $"{Address} is no feed itself, but leads to {count} feeds.",
    };
}

/// <summary>
/// Finds the feeds of a site: the address itself, else those that its page declares, else those that its page links to,
/// else one at an address where feeds usually are.
/// </summary>
public sealed class FeedDiscovery(FeedClient client, TimeProvider clock)
{
    /// <exception cref="InputException">It is no address; the message says what would be one.</exception>
    public async Task<DiscoveredFeeds> FindAsync(string address, CancellationToken cancellationToken)
    {
        var search = new FeedSearch(client, clock);
        var readings = FeedAddress.Readings(address);
        var start = FeedAddress.Of(readings[0]);
        var answer = await search.AskAsync(start, null, cancellationToken);
        if (answer.Failure is { } failure && readings.Count > 1 && MayAnswerUnprotected(failure.Error))
        {
            start = FeedAddress.Of(readings[1]);
            answer = await search.AskAsync(start, null, cancellationToken);
        }

        if (answer.Page is { } page)
            await search.SearchPageAsync(page, cancellationToken);
        if (answer is { Page: not null } or { Failure.Error.Kind: FeedErrorKind.ErrorStatus or FeedErrorKind.NotFound } && search.Found.Count == 0)
            await search.GuessAsync(answer.Page?.FinalUrl ?? new Uri(start), cancellationToken);
        return new(start, answer.IsFeed, search.Found, search.InVain, answer.Failure?.Error, answer.Failure?.RetryAfter);
    }

    private static bool MayAnswerUnprotected(FeedError error) =>
        error.Kind is FeedErrorKind.Unreachable or FeedErrorKind.InsecureConnection or FeedErrorKind.TooSlow;
}
