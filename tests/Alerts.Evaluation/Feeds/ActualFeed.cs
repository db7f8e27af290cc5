using System.Text.Json;
using Alerts.Core.Feeds;

namespace Alerts.Evaluation.Feeds;

/// <summary>A parsed feed in the shape that conformance cases are compared in; the members' names are that shape's.</summary>
internal static class ActualFeed
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>A feed, or what is wrong when the bytes are none.</returns>
    public static object Parse(ReadOnlyMemory<byte> body, string? contentType, Uri address)
    {
        try
        {
            return From(FeedParser.Parse(body, contentType, address));
        }
        catch (FeedFormatException noFeed)
        {
            return new { Error = noFeed.Message };
        }
    }

    private static object From(FeedDocument feed) => new
    {
        feed.Bozo,
        feed.Warning,
        feed.Format,
        feed.Encoding,
        Feed = new
        {
            feed.Title,
            Link = feed.SiteLink,
            feed.Description,
            feed.Language,
            Ttl = feed.UpdateInterval?.TotalMinutes,
            feed.Published,
            feed.Updated,
            feed.Author,
            feed.Categories,
            Image = new { Url = feed.Image },
            feed.Hub,
            Self = feed.SelfLink,
            Next = feed.NextLink,
        },
        Entries = feed.Items.Select(From),
    };

    private static object From(FeedItem item) => new
    {
        Id = item.Guid,
        item.Title,
        item.Link,
        Summary = item.SummaryHtml,
        item.ContentHtml,
        item.Published,
        item.Updated,
        item.Author,
        item.Language,
        item.Categories,
        item.Enclosures,
        Source = new { item.Source?.Title, item.Source?.Link },
    };
}
