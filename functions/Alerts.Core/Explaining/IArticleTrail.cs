using Alerts.Core.Articles;

namespace Alerts.Core.Explaining;

/// <summary>What is kept of a version of an article that was looked at; its text is elsewhere.</summary>
public sealed record ArticleTrace
{
    public required string ArticleId { get; init; }

    public required string FeedId { get; init; }

    public required string VersionId { get; init; }

    public required string Title { get; init; }

    public string? Link { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When we first saw this version.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public ArticleTextSource TextSource { get; init; }

    public string? TextNote { get; init; }

    public required ArticleStage Stage { get; init; }

    public string? Reason { get; init; }

    public ArticleFindings Findings { get; init; } = ArticleFindings.None;
}

/// <summary>Finds what was looked at.</summary>
public interface IArticleTrail
{
    /// <summary>Every version of the articles under this address, of all feeds.</summary>
    /// <param name="link">As <see cref="Feeds.CanonicalLink"/> writes it.</param>
    Task<IReadOnlyList<ArticleTrace>> FindByLinkAsync(string link, CancellationToken cancellationToken);

    /// <summary>Every version of one article; empty when there is none of this id.</summary>
    Task<IReadOnlyList<ArticleTrace>> FindAsync(string articleId, CancellationToken cancellationToken);
}
