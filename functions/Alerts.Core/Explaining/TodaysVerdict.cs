using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Explaining;

/// <summary>What the watchlists of today make of an article that earlier versions have judged.</summary>
public sealed class TodaysVerdict(WatchlistSource watchlists, ArticleArchive archive)
{
    /// <returns>A sentence; null when the watchlists are the same, say the same, or the text is not kept any more.</returns>
    public async Task<string?> DifferenceAsync(ArticleTrace trace, CancellationToken cancellationToken)
    {
        var snapshot = await watchlists.GetAsync(cancellationToken);
        if (trace.Findings.Watchlists.SequenceEqual(ArticleFindings.VersionsOf(snapshot)))
            return null;
        if (await ReadAsync(trace, cancellationToken) is not { } article)
            return null;

        var findings = ArticleFindings.Of(snapshot, snapshot.Matcher.Match(article.Title, article.Text, article.Language));
        if (findings.EntityIds.Count > 0)
        {
            return findings.EntityIds.SequenceEqual(trace.Findings.EntityIds)
                ? null
                : $"The watchlists have changed since: today it would be an alert for {string.Join(", ", findings.EntityIds)}.";
        }

        var (_, sentence) = ArticleVerdict.Of(trace with { Stage = ArticleStage.NoMatch, Findings = findings });
        return trace.Stage == ArticleStage.NoMatch && sentence == ArticleVerdict.Of(trace).Sentence
            ? null
            : $"The watchlists have changed since: today it would be no alert. {sentence}";
    }

    private async Task<Article?> ReadAsync(ArticleTrace trace, CancellationToken cancellationToken)
    {
        Article? found = null;
        void Look(Article article)
        {
            if (article.VersionId() == trace.VersionId)
                found = article;
        }

        await archive.ReadAsync(trace.SeenAt, trace.SeenAt.AddTicks(1), Look, cancellationToken);
        return found;
    }
}
