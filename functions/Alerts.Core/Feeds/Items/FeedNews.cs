using Alerts.Core.Articles;

namespace Alerts.Core.Feeds.Items;

public enum ItemNovelty
{
    Known,
    New,

    /// <summary>Known, and the publisher has changed its headline or its text since.</summary>
    Changed,

    /// <summary>A known article under a new id.</summary>
    Renumbered,
}

/// <param name="Text">The readable text; empty where nothing asked for it.</param>
public sealed record JudgedItem(FeedItem Item, string Id, ArticleText Text, ItemNovelty Novelty, bool HeadlineChanged = false);

/// <summary>What a document tells that was not known.</summary>
/// <param name="Items">Each id once, in the order of the document.</param>
/// <param name="Known">What to know from now on.</param>
/// <param name="IsRenumbered">Most items are known articles under new ids: the publisher has moved or renumbered its archive.</param>
public sealed record FeedNews(IReadOnlyList<JudgedItem> Items, KnownItems Known, bool IsRenumbered)
{
    public int NewItems => Items.Count(item => item.Novelty == ItemNovelty.New);

    /// <summary>The document reaches back to something known: nothing can have been missed in between.</summary>
    public bool ReachesBack => Items.Any(item => item.Novelty != ItemNovelty.New);
}
