namespace Alerts.Core.Articles;

/// <summary>The stage that an article reached.</summary>
public enum ArticleStage
{
    NoMatch,
    Matched,

    /// <summary>Reading it threw; the reason is kept and the batch can be replayed.</summary>
    Failed,
}

/// <summary>What is kept of an article once it has been looked at.</summary>
public sealed record ArticleRecord(Article Article, ArticleStage Stage, string? Reason, ArticleFindings Findings);

public interface IArticleStore
{
    /// <summary>
    /// First-seen times of those of these articles that are stored already; empty in the usual case, which costs nothing.
    /// A revision is kept as one more version beside the first.
    /// </summary>
    /// <remarks>An article keeps its first time when it is analysed again: its alerts then land on the same rows.</remarks>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> AddAsync(IReadOnlyList<ArticleRecord> records, CancellationToken cancellationToken);
}
