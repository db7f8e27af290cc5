namespace Alerts.Functions.Api;

public interface IFeedOverview
{
    Task<FeedCounts> CountAsync(CancellationToken cancellationToken);
}

/// <param name="Answering">Active, and the last poll succeeded or none has happened yet.</param>
/// <param name="Failing">Active, but the last poll failed; asked again with growing pauses.</param>
/// <param name="Gone">The publisher has closed them.</param>
/// <param name="LastPolled">The latest poll of any feed.</param>
public sealed record FeedCounts(int Answering, int Failing, int Gone, DateTimeOffset? LastPolled)
{
    /// <summary>Those that do not answer, with their last error in words.</summary>
    public IReadOnlyList<FailingFeed> Failures { get; init; } = [];

    /// <summary>An admin has stopped their polling.</summary>
    public int Paused { get; init; }

    public int Total => Answering + Failing + Gone + Paused;
}

public sealed record FailingFeed(string Title, string Error);
