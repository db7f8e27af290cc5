using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Watchlists as they are or might be, and the alerts that they make of an article. Any number of threads may use it.</summary>
/// <param name="analyzer">The embedded one whatever the pipeline uses: trying out a draft over many articles must cost nothing.</param>
internal sealed class WatchlistTrial(WatchlistSnapshot snapshot, EmbeddedAnalyzer analyzer)
{
    public ArticleMatches Match(Article article) => snapshot.Matcher.Match(article.Title, article.Text, article.Language);

    public IEnumerable<Alert> AlertsOf(Article article, ArticleMatches matches) => matches.Mentions.Count == 0
        ? []
        : AlertBuilder.Build(snapshot, article, matches, analyzer.Analyze(AlertBuilder.DocumentOf(article, matches.Mentions), withEntities: false));
}
