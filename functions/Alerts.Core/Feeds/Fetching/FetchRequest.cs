namespace Alerts.Core.Feeds.Fetching;

/// <summary>One request of the product to somebody else's server.</summary>
/// <param name="Url">Not checked yet: it may come from a feed or from a person.</param>
internal sealed record FetchRequest(string Url, string Accept)
{
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Fields to post; null for GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>An HTML page or an empty answer is then a failure with its own name.</summary>
    public bool WantsFeed { get; init; }

    public bool IsConditional => ETag is not null || LastModified is not null;
}
