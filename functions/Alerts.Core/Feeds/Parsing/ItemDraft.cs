namespace Alerts.Core.Feeds.Parsing;

/// <summary>What has been read of an item so far.</summary>
internal sealed class ItemDraft
{
    public string? Guid { get; set; }

    public bool IsPermaLink { get; set; }

    /// <summary>The identifier of RSS 1.0.</summary>
    public string? About { get; set; }

    public string? Link { get; set; }

    public string? Title { get; set; }

    public string? OtherTitle { get; set; }

    public string? Content { get; set; }

    public string? Summary { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? OtherDate { get; set; }

    public string? Author { get; set; }

    /// <returns>Null when nothing was given that an article could be made of.</returns>
    public FeedItem? Build()
    {
        var title = Title ?? OtherTitle ?? "";
        if (Guid is null && About is null && Link is null && title.Length == 0 && Content is null && Summary is null)
            return null;

        return new FeedItem
        {
            Guid = Guid ?? About,
            Link = Link ?? (IsPermaLink && FeedLinks.TryParse(Guid, out var permaLink) ? FeedLinks.Resolve(Guid, permaLink) : null),
            Title = title,
            ContentHtml = Content,
            SummaryHtml = Summary,
            Published = Published ?? OtherDate,
            Updated = Updated,
            Author = Author,
        };
    }
}
