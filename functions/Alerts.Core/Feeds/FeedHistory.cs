using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Items;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

/// <summary>Closes the gap between a document and what is known, where the publisher says in which document older items are.</summary>
public sealed class FeedHistory(FeedClient client, TimeProvider clock, ILogger<FeedHistory> logger)
{
    public const int MostPages = 3;

    /// <summary>With the feed's own request and its articles' pages below the time of a visit to its host.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly FetchHosts s_hosts = new();

    /// <returns>The document with the older items behind its own; as it was where there is no gap or nothing that closes it.</returns>
    public async Task<FeedDocument> CompleteAsync(Feed feed, FeedDocument document, CancellationToken cancellationToken)
    {
        if (document.NextLink is null)
            return document;

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var complete = document;
        var asked = new HashSet<string>(StringComparer.Ordinal) { feed.Url };
        try
        {
            while (asked.Count <= MostPages && HasGap(feed, complete) && NextOf(feed, complete) is { } next && asked.Add(next))
            {
                // Another server has a lease of its own, and validators belong to one address.
                if (await client.FetchAsync(feed with { Url = next, ETag = null, LastModified = null }, either.Token) is not FetchResult.Fetched answer)
                    break;
                complete = Append(feed, complete, FeedParser.Parse(answer.Body, answer.ContentType, answer.FinalUrl));
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.HistoryUnread(fault, feed.Title); // The gap stays one, and is told.
        }

        if (asked.Count > 1)
            logger.HistoryRead(feed.Title, asked.Count - 1, complete.Items.Count - document.Items.Count);
        return complete;
    }

    /// <summary>Under new ids an archive looks like a gap: what is older would hide that most of the document is renumbered.</summary>
    private static bool HasGap(Feed feed, FeedDocument document) =>
        document.Items.Count < FeedParser.MaxItems
        && LossDetector.MayHaveLost(feed, document.Items, Known(feed, document.Items).Any(isKnown => isKnown))
        && !NewsFinder.HasRenumbered(feed, document, FeedReader.ReadTexts);

    internal static string? NextOf(Feed feed, FeedDocument document) =>
        Uri.TryCreate(document.NextLink, UriKind.Absolute, out var next) && s_hosts.HostOf(next.AbsoluteUri) == s_hosts.HostOf(feed.Url) ? next.AbsoluteUri : null;

    /// <summary>What is older than the last poll was not missed between that and this one, nor was what lies behind it.</summary>
    private static FeedDocument Append(Feed feed, FeedDocument document, FeedDocument older)
    {
        FeedItem[] wanted =
        [
            .. older.Items.Zip(Known(feed, older.Items))
                .Where(item => item.Second || LossDetector.MayBeMissed(feed, item.First))
                .Select(item => item.First),
        ];
        return document with
        {
            Items = [.. document.Items.Concat(wanted).Take(FeedParser.MaxItems)],
            NextLink = wanted.Length == older.Items.Count ? older.NextLink : null,
        };
    }

    private static IEnumerable<bool> Known(Feed feed, IReadOnlyList<FeedItem> items) =>
        ItemIdentity.IdsOf(feed.Id, items, feed.KnownItems).Select(feed.KnownItems.Contains);
}
