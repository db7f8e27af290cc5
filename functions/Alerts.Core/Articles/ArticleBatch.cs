using Alerts.Core.Analysis;
using Alerts.Core.Digests;

namespace Alerts.Core.Articles;

/// <summary>The new and changed articles of fetches that ended together.</summary>
/// <param name="Backfill">Set where the articles are from before, and are given to one watchlist only.</param>
public sealed record ArticleBatch(string Id, IReadOnlyList<Article> Articles, BackfillOrder? Backfill = null)
{
    /// <summary>
    /// After that long without a final state the batch is handed on again. Shorter than the ten minutes for which the message
    /// of a dead host stays leased, longer than any analysis takes.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// The same articles give the same batch. Where a fetch that is done twice shares its batch with others each time, the articles,
    /// versions and alerts of both batches still land on the same rows.
    /// </summary>
    public static ArticleBatch Create(IReadOnlyList<Article> articles) =>
        new(StableId.Of(["batch", .. articles.Select(article => article.VersionId())]), articles);

    public static ArticleBatch Create(IReadOnlyList<Article> articles, BackfillOrder order) =>
        new(StableId.Of(["backfill", order.WatchlistId, $"{order.Version}", .. articles.Select(article => article.VersionId())]), articles, order);

    public IReadOnlyList<string> FeedIds() => [.. Articles.Select(article => article.FeedId).Distinct()];

    public DueEntry LookAgain(DateTimeOffset now) => DueEntry.Create(DueKind.Batch, now + Patience, Id);
}

/// <summary>Which saved watchlist gets articles from before it was saved, on whose word and why.</summary>
public sealed record BackfillOrder(string WatchlistId, int Version, string Who, string Why);

/// <summary>Message: match and analyse this batch.</summary>
/// <param name="LookAgainAt">Time of the batch's entry in the due index.</param>
public sealed record AnalyzeArticles(string BatchId, DateTimeOffset LookAgainAt);

/// <summary>Message: hand the alerts of this batch to those who want them.</summary>
/// <param name="LookAgainAt">Time of the batch's entry in the due index.</param>
public sealed record RouteAlert(string BatchId, DateTimeOffset LookAgainAt);

public enum BatchState
{
    Analyzed,
    Failed,

    /// <summary>Its alerts were told, and no analyser could be had for them in a day.</summary>
    WithoutTone,
}

/// <summary>How a batch ended.</summary>
/// <param name="Reason">Why it failed, or stayed without tone; else null.</param>
/// <param name="Backfill">As <see cref="ArticleBatch.Backfill"/>.</param>
public sealed record BatchOutcome(
    string BatchId, IReadOnlyList<string> FeedIds, BatchState State, int Articles, int Matched, int Alerts, string? Reason,
    BackfillOrder? Backfill = null);

public interface IBatchStore
{
    /// <summary>Keeps the batch and its entry in the due index; a batch that is there already stays as it is.</summary>
    Task AddAsync(ArticleBatch batch, DueEntry entry, CancellationToken cancellationToken);

    Task<ArticleBatch?> FindAsync(string batchId, CancellationToken cancellationToken);

    Task AddAlertsAsync(string batchId, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <returns>Null when the batch has not been analysed.</returns>
    Task<IReadOnlyList<Alert>?> FindAlertsAsync(string batchId, CancellationToken cancellationToken);

    /// <summary>Keeps what is needed to complete alerts without tone; what an earlier attempt kept gives way.</summary>
    Task SaveUntonedAsync(string batchId, IReadOnlyList<UntonedArticle> articles, CancellationToken cancellationToken);

    /// <returns>Null when all alerts of the batch were told with their tone.</returns>
    Task<IReadOnlyList<UntonedArticle>?> FindUntonedAsync(string batchId, CancellationToken cancellationToken);

    /// <summary>Nothing is left to complete. It holds whole texts, which are kept no longer than they are needed.</summary>
    Task RemoveUntonedAsync(string batchId, CancellationToken cancellationToken);

    Task SaveOutcomeAsync(BatchOutcome outcome, CancellationToken cancellationToken);
}
