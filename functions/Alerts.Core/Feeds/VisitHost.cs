namespace Alerts.Core.Feeds;

/// <summary>Part of a message: poll these feeds of one host, one after another.</summary>
/// <param name="Until">Until then nobody else is sent to this host.</param>
public sealed record VisitHost(string Host, DateTimeOffset Until, IReadOnlyList<FetchFeed> Feeds)
{
    /// <summary>Longer than a message usually waits, shorter than a function may run.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The rest of a host with more feeds comes with its next visit.</summary>
    public const int MostFeeds = 100;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(1);

    /// <summary>No poll begins later, so that it has ended when the next visitor may come.</summary>
    public bool IsOver(DateTimeOffset now) => now > Until - LongestPoll;
}
