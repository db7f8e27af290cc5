namespace Alerts.Core.Feeds;

/// <summary>Part of a message: poll this feed.</summary>
/// <param name="DueAt">The due time that this poll answers; a feed that is due at another time has been polled since.</param>
public sealed record FetchFeed(string FeedId, DateTimeOffset DueAt);
