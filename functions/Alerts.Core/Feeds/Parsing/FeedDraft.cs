using System.Globalization;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>What has been read of the feed itself so far.</summary>
internal sealed class FeedDraft
{
    private static readonly TimeSpan s_longestInterval = TimeSpan.FromDays(366);

    private readonly List<FeedItem> _items = [];
    private List<string>? _authors;
    private List<string>? _categories;

    public string Format { get; set; } = "";

    public string? Title { get; set; }

    public string? OtherTitle { get; set; }

    public string? SiteLink { get; set; }

    public string? OtherSiteLink { get; set; }

    public string? Language { get; set; }

    public string? Description { get; set; }

    public string? OtherDescription { get; set; }

    public DateTimeOffset? Published { get; set; }

    /// <summary>The older name of the same date.</summary>
    public DateTimeOffset? Issued { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? OtherDate { get; set; }

    /// <summary>In minutes.</summary>
    public int? TimeToLive { get; set; }

    public string? UpdatePeriod { get; set; }

    public int? UpdateFrequency { get; set; }

    public string? Hub { get; set; }

    public string? SelfLink { get; set; }

    public string? NextLink { get; set; }

    public string? ArchiveLink { get; set; }

    public string? Image { get; set; }

    public string? OtherImage { get; set; }

    public string? OtherAuthor { get; set; }

    public string? Warning { get; set; }

    public bool IsFull => _items.Count >= FeedParser.MaxItems;

    public void Add(FeedItem item) => _items.Add(item);

    public void AddAuthor(string? name)
    {
        if (name is not null)
            ItemDraft.Add(ref _authors, name);
    }

    public void AddCategory(string? name)
    {
        if (name is not null)
            ItemDraft.Add(ref _categories, name);
    }

    public void AddLink(FeedLink link)
    {
        if (link.Address is null)
            return;
        if (link.Is("alternate") && link.IsPage)
            SiteLink ??= link.Address;
        else if (link.Is("alternate"))
            OtherSiteLink ??= link.Address;
        if (link.Is("self"))
            SelfLink ??= link.Address;
        if (link.Is("hub"))
            Hub ??= link.Address;
        if (link.Is("next"))
            NextLink ??= link.Address;
        if (link.Is("prev-archive"))
            ArchiveLink ??= link.Address;
        if (link.Is("image"))
            OtherImage ??= link.Address;
    }

    public FeedDocument Build() => new()
    {
        Title = Title ?? OtherTitle ?? "",
        SiteLink = SiteLink ?? OtherSiteLink,
        Language = Language,
        Format = Format,
        Description = Description ?? OtherDescription,
        Published = Published ?? Issued,
        Updated = Updated ?? OtherDate,
        UpdateInterval = Interval(),
        Hub = Hub,
        SelfLink = SelfLink,
        NextLink = NextLink ?? ArchiveLink,
        Image = Image ?? OtherImage,
        Author = _authors is null ? OtherAuthor : string.Join(", ", _authors),
        Categories = _categories is null ? [] : [.. _categories],
        Warning = Warning,
        Items = _items,
    };

    private TimeSpan? Interval()
    {
        var interval = TimeToLive is { } minutes and > 0 ? TimeSpan.FromMinutes(minutes) : Period();
        return interval > TimeSpan.Zero && interval <= s_longestInterval ? interval : null;
    }

    /// <summary>So many times a period; daily and once where only the other is given (RSS 1.0's syndication module).</summary>
    private TimeSpan? Period()
    {
        if (UpdatePeriod is null && UpdateFrequency is null)
            return null;
        TimeSpan? period = UpdatePeriod?.Trim().ToLower(CultureInfo.InvariantCulture) switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" or null => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        return period / Math.Max(UpdateFrequency ?? 1, 1);
    }
}
