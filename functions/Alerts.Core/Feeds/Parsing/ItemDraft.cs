namespace Alerts.Core.Feeds.Parsing;

/// <summary>What has been read of an item so far.</summary>
internal sealed class ItemDraft
{
    private List<string>? _authors;
    private List<string>? _categories;
    private List<FeedEnclosure>? _enclosures;

    public string? Guid { get; set; }

    public bool IsPermaLink { get; set; }

    /// <summary>The identifier of RSS 1.0.</summary>
    public string? About { get; set; }

    public string? Link { get; set; }

    /// <summary>An alternate that is no page, such as the story as JSON.</summary>
    public string? OtherLink { get; set; }

    public string? Title { get; set; }

    public string? OtherTitle { get; set; }

    public string? Content { get; set; }

    public string? Summary { get; set; }

    public string? OtherSummary { get; set; }

    /// <summary>One line about the episode of a podcast.</summary>
    public string? Subtitle { get; set; }

    public DateTimeOffset? Published { get; set; }

    /// <summary>The older name of the same date.</summary>
    public DateTimeOffset? Issued { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? OtherDate { get; set; }

    /// <summary>What RSS calls an author is often a mailbox; Dublin Core names the writer.</summary>
    public bool HasCreators { get; set; }

    public string? OtherAuthor { get; set; }

    public string? Language { get; set; }

    public FeedSource? Source { get; set; }

    public void AddAuthor(string? name, bool isCreator = false)
    {
        if (name is null || (HasCreators && !isCreator))
            return;
        if (isCreator && !HasCreators)
            _authors = null;
        HasCreators |= isCreator;
        Add(ref _authors, name);
    }

    public void AddCategory(string? name)
    {
        if (name is not null)
            Add(ref _categories, name);
    }

    public void AddEnclosure(FeedEnclosure? enclosure)
    {
        if (enclosure is not null && _enclosures?.Exists(known => known.Url == enclosure.Url) != true)
            Add(ref _enclosures, enclosure);
    }

    public FeedItem Build() => new()
    {
        Guid = Guid ?? About,
        Link = Link ?? OtherLink ?? (IsPermaLink && FeedLinks.TryParse(Guid, out var permaLink) ? FeedLinks.Resolve(Guid, permaLink) : null),
        Title = Title ?? OtherTitle ?? "",
        ContentHtml = Content,
        SummaryHtml = Summary ?? OtherSummary ?? Subtitle,
        Published = Published ?? Issued ?? OtherDate,
        Updated = Updated ?? OtherDate,
        Author = _authors is null ? OtherAuthor : string.Join(", ", _authors),
        Language = Language,
        Categories = _categories is null ? [] : [.. _categories],
        Enclosures = _enclosures is null ? [] : [.. _enclosures],
        Source = Source,
    };

    /// <summary>More of one kind is no help to a reader.</summary>
    private const int MaxValues = 100;

    public static void Add<T>(ref List<T>? values, T value)
    {
        values ??= [];
        if (values.Count < MaxValues && !values.Contains(value))
            values.Add(value);
    }
}
