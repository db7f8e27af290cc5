using Alerts.Core.Articles;
using Alerts.Core.Explaining;

namespace Alerts.Functions.Explaining;

/// <summary>An explanation as the API's callers know it.</summary>
internal sealed record ExplainJson(
    ExplainStage Stage, string Sentence, string? Link, IReadOnlyList<ExplainedFeed> Feeds, IEnumerable<ExplainedArticleJson> Articles)
{
    public static ExplainJson Of(Explanation explanation) => new(
        explanation.Stage, explanation.Sentence, explanation.Link, explanation.Feeds, explanation.Articles.Select(ExplainedArticleJson.Of));
}

/// <param name="Watchlists">The versions that looked at it.</param>
/// <param name="Entities">What it became an alert for.</param>
/// <param name="Today">What the watchlists of today would say instead, where that differs.</param>
internal sealed record ExplainedArticleJson(
    string ArticleId, string FeedId, string Title, string? Link, DateTimeOffset FirstSeen, DateTimeOffset SeenAt,
    ArticleTextSource TextSource, string? TextNote, ExplainStage Stage, string Sentence,
    IReadOnlyList<WatchlistMark> Watchlists, IReadOnlyList<string> Entities, IReadOnlyList<ArticleNearMiss> NearMisses,
    string? Today, IReadOnlyList<Delivery> Deliveries)
{
    public static ExplainedArticleJson Of(ExplainedArticle article)
    {
        var trace = article.Trace;
        return new(
            trace.ArticleId, trace.FeedId, trace.Title, trace.Link, trace.FirstSeen, trace.SeenAt, trace.TextSource, trace.TextNote,
            article.Stage, article.Sentence, trace.Findings.Watchlists, trace.Findings.EntityIds, trace.Findings.NearMisses,
            article.Today, article.Deliveries);
    }
}
