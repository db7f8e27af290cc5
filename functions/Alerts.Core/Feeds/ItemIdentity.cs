namespace Alerts.Core.Feeds;

/// <summary>Which item is which, so that the same article fetched again is known.</summary>
public static class ItemIdentity
{
    /// <summary>
    /// Ids in the order of the items: of the guid, else of the canonical link, else of title and text. Where items of one document
    /// share a guid or link and are plainly different articles, each is told apart by guid, link and title: whichever of
    /// them kept the short id could hide the others in a later document.
    /// </summary>
    public static IReadOnlyList<string> IdsOf(string feedId, IReadOnlyList<FeedItem> items)
    {
        var shared = items
            .Where(item => KeyOf(item) is not null)
            .GroupBy(item => KeyOf(item)!, StringComparer.Ordinal)
            .Where(AreDifferentArticles)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(item => IdOf(feedId, item, shared))];
    }

    private static string IdOf(string feedId, FeedItem item, HashSet<string> shared) => KeyOf(item) switch
    {
        null => StableId.Of("article", feedId, item.Title, item.ContentHtml ?? item.SummaryHtml ?? ""),
        var key when shared.Contains(key) => StableId.Of("article", feedId, key, LinkOf(item) ?? "", item.Title),
        var key => StableId.Of("article", feedId, key),
    };

    private static string? KeyOf(FeedItem item) => GuidOf(item) ?? LinkOf(item);

    private static string? GuidOf(FeedItem item) => string.IsNullOrWhiteSpace(item.Guid) ? null : item.Guid.Trim();

    private static string? LinkOf(FeedItem item) => item.Link is null ? null : CanonicalLink.Of(item.Link);

    private static bool AreDifferentArticles(IGrouping<string, FeedItem> group)
    {
        var first = group.First();
        return group.Any(other => other.Title != first.Title && (GuidOf(first) is null || LinkOf(other) != LinkOf(first)));
    }
}
