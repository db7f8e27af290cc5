namespace Alerts.Core.Articles.Stories;

/// <summary>A version of an article in its story.</summary>
public sealed record StoryMember
{
    public required string VersionId { get; init; }

    public required string ArticleId { get; init; }

    public required string FeedId { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Id of the article that came first with the story.</summary>
    public required string StoryId { get; init; }

    /// <summary>When that article was first seen.</summary>
    public required DateTimeOffset StorySince { get; init; }

    public required StorySignature Signature { get; init; }

    /// <summary>The article as a story of its own.</summary>
    public static StoryMember Alone(Article article) => new()
    {
        VersionId = article.VersionId(),
        ArticleId = article.Id,
        FeedId = article.FeedId,
        FirstSeen = article.FirstSeen,
        StoryId = article.Id,
        StorySince = article.FirstSeen,
        Signature = StorySignature.Of(article.Title, article.Text, article.Link),
    };

    /// <remarks>
    /// Within one feed articles that share a page, or a text that stands under everything, are still different articles: there
    /// the headline must be the same too.
    /// </remarks>
    public bool IsCopyOf(StoryMember other)
    {
        if (ArticleId == other.ArticleId)
            return true;
        var isSame = Signature.HasLinkOf(other.Signature) || Signature.HasTextOf(other.Signature);
        return FeedId == other.FeedId
            ? isSame && Signature.Headline == other.Signature.Headline
            : isSame || Signature.HasWordsOf(other.Signature);
    }
}
