namespace Alerts.Core.Feeds;

/// <summary>What one request for a feed led to.</summary>
public abstract record FetchResult
{
    private FetchResult() { }

    /// <summary>How long the publisher's cache headers declare the answer fresh (max-age, else Expires); null when they do not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>The address that an unbroken chain of 301 and 308 from the feed's own address leads to; null without one.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>Targets of <c>rel="hub"</c> and <c>rel="self"</c> in the Link header (RFC 8288).</summary>
    public Uri? HubLink { get; init; }

    public Uri? SelfLink { get; init; }

    /// <summary>304: nothing new since the stored validators.</summary>
    public sealed record NotModified : FetchResult;

    /// <param name="Body">Decompressed, at most the allowed number of bytes.</param>
    /// <param name="ContentType">The header as sent, with its charset parameter.</param>
    /// <param name="FinalUrl">The address that answered, after redirects: the base of relative links.</param>
    public sealed record Fetched(ReadOnlyMemory<byte> Body, string? ContentType, Uri FinalUrl, string? ETag, string? LastModified)
        : FetchResult;

    /// <param name="RetryAfter">The earliest time of the next request, where the server gave one.</param>
    public sealed record Failed(FeedError Error, DateTimeOffset? RetryAfter = null) : FetchResult
    {
        /// <summary>The HTTP status; null where no answer came or the fault lies in what it holds.</summary>
        public int? Status { get; init; }
    }
}
