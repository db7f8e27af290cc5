namespace Alerts.Core.Feeds.Items;

/// <summary>Which item is which, so that the same article fetched again is known.</summary>
public static class ItemIdentity
{
    /// <summary>
    /// Ids in the order of the items: of the guid, else of the canonical link, else of title and text. Where a guid or link
    /// stands for articles that differ in address and headline, in this document or between it and what is known, each is
    /// told apart by guid, link and title together, so that neither hides the other.
    /// </summary>
    /// <param name="known">A known item keeps the id under which it was stored.</param>
    public static IReadOnlyList<string> IdsOf(string feedId, IReadOnlyList<FeedItem> items, KnownItems known)
    {
        var shared = items
            .Where(item => KeyOf(item) is not null)
            .GroupBy(item => KeyOf(item)!, StringComparer.Ordinal)
            .Where(AreDifferentArticles)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(item => IdOf(feedId, item, shared, known))];
    }

    private static string IdOf(string feedId, FeedItem item, HashSet<string> shared, KnownItems known)
    {
        if (KeyOf(item) is not { } key)
            return StableId.Of("article", feedId, item.Title, item.ContentHtml ?? item.SummaryHtml ?? "");

        var id = StableId.Of("article", feedId, key);
        var full = new Lazy<string>(() => StableId.Of("article", feedId, key, LinkOf(item) ?? "", item.Title));
        if (known.Find(id) is { } stored)
            return !IsAnother(item, stored, shared.Contains(key)) ? id : full.Value;
        return shared.Contains(key) || (known.Count > 0 && known.Contains(full.Value)) ? full.Value : id;
    }

    /// <summary>Among items that share their link, and have no guid, the headline alone tells which one is stored.</summary>
    private static bool IsAnother(FeedItem item, KnownItem stored, bool isShared)
    {
        var title = Fingerprint.OfWords(item.Title);
        if (GuidOf(item) is null)
            return isShared && title != stored.Title;
        return new KnownItem(stored.Key, FingerprintOfLink(item), title, 0, 0).IsAnotherThan(stored);
    }

    internal static uint FingerprintOfLink(FeedItem item) => LinkOf(item) is { } link ? Fingerprint.Of(link) : 0;

    private static string? KeyOf(FeedItem item) => GuidOf(item) ?? (IsFrontPage(item) ? null : LinkOf(item));

    /// <summary>Some publishers link every item to their front page: that address is no article's.</summary>
    private static bool IsFrontPage(FeedItem item) =>
        Uri.TryCreate(item.Link, UriKind.Absolute, out var link) && link.PathAndQuery == "/";

    private static string? GuidOf(FeedItem item) => string.IsNullOrWhiteSpace(item.Guid) ? null : item.Guid.Trim();

    private static string? LinkOf(FeedItem item) => item.Link is null ? null : CanonicalLink.Of(item.Link);

    private static bool AreDifferentArticles(IGrouping<string, FeedItem> group)
    {
        var first = group.First();
        return group.Any(other => other.Title != first.Title && (GuidOf(first) is null || LinkOf(other) != LinkOf(first)));
    }
}
