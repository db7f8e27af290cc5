namespace Alerts.Core.Feeds;

public enum FeedErrorKind
{
    /// <summary>The name does not resolve, or nothing answers there.</summary>
    Unreachable,

    /// <summary>The whole fetch took longer than allowed.</summary>
    TooSlow,

    /// <summary>More bytes than allowed, counted after decompression.</summary>
    TooLarge,

    TooManyRedirects,

    /// <summary>The address, or one that it leads to, is not a public http(s) address.</summary>
    ForbiddenAddress,

    /// <summary>TLS could not be agreed on: expired, wrong name, untrusted.</summary>
    InsecureConnection,

    /// <summary>The server answered with an error status that has no kind of its own.</summary>
    ErrorStatus,

    /// <summary>404: nothing at this address now.</summary>
    NotFound,

    /// <summary>429 or 503 with Retry-After.</summary>
    AskedToWait,

    /// <summary>410: the publisher says that the feed is gone for good.</summary>
    Gone,

    /// <summary>An answer that is no feed, such as an HTML page.</summary>
    NotAFeed,

    /// <summary>An answer with nothing in it.</summary>
    Empty,

    /// <summary>The poll broke off on our side; the log says more.</summary>
    Internal,
}

/// <summary>Why a poll failed.</summary>
/// <param name="Message">One sentence for an admin: what happened and, where it helps, what to do.</param>
public sealed record FeedError(FeedErrorKind Kind, string Message);
