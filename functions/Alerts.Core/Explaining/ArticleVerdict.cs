using Alerts.Core.Articles;

namespace Alerts.Core.Explaining;

/// <summary>How the matching of an article ended, as its row tells it.</summary>
internal static class ArticleVerdict
{
    public static (ExplainStage Stage, string Sentence) Of(ArticleTrace article) => article.Stage switch
    {
        ArticleStage.Failed => (ExplainStage.Failed, $"{article.Reason?.TrimEnd('.')}. The batch can be replayed."),
        ArticleStage.Matched => (ExplainStage.Alerted, $"It is an alert for {string.Join(", ", article.Findings.EntityIds)}."),
        _ => OfNearMiss(article),
    };

    private static (ExplainStage Stage, string Sentence) OfNearMiss(ArticleTrace article)
    {
        // The nearest stands first.
        var nearest = article.Findings.NearMisses.Count > 0 ? article.Findings.NearMisses[0] : null;
        if (nearest is not null && ExplainStages.Of(nearest.Kind) is > ExplainStage.NoAlias and var stage)
            return (stage, $"{nearest.Reason} ({nearest.EntityId}).");
        if (article.TextSource == ArticleTextSource.SummaryInsteadOfPage)
        {
            return (ExplainStage.TextNotReadable,
                $"Only the feed's summary was read, and nothing watched is in it. {article.TextNote ?? "Why the page was not is unknown."}");
        }

        return (ExplainStage.NoAlias, nearest is not null
            ? $"{nearest.Reason} ({nearest.EntityId})."
            : "Neither headline nor text has a spelling of anything that is watched.");
    }
}
