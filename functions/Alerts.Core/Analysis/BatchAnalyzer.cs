using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Articles.Stories;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Backtesting;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Analysis;

/// <summary>Matches a batch against the watchlists, works out the tone and stores the alerts.</summary>
public sealed class BatchAnalyzer(
    IBatchStore batches,
    IArticleStore articles,
    ArticleArchive archive,
    IAlertStore alerts,
    IDueIndex due,
    IWorkQueue queue,
    WatchlistSource watchlists,
    StoryFinder stories,
    BackfilledAlerts backfilled,
    ToneRound round,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<BatchAnalyzer> logger)
{
    public async Task AnalyzeAsync(AnalyzeArticles message, CancellationToken cancellationToken)
    {
        var entry = DueEntry.Create(DueKind.Batch, message.LookAgainAt, message.BatchId);
        var batch = await batches.FindAsync(message.BatchId, cancellationToken);
        if (batch is null)
        {
            logger.BatchMissing(message.BatchId);
            await due.RemoveAsync(entry, cancellationToken);
            return;
        }

        // A backfill is for a version that has only just been saved.
        var snapshot = batch.Backfill is null ? await watchlists.GetAsync(cancellationToken) : await watchlists.GetNewestAsync(cancellationToken);
        var matches = batch.Articles.Select(article => Match(snapshot, article)).ToArray();
        // Only articles with a mention are analysed. Without an analyser the alerts go out all the same.
        var tones = (await round.AskAsync([.. matches.Where(match => match.Mentions.Count > 0).Select(match => match.ToDocument())], cancellationToken)).Analyses;

        // Alerts are keyed by the article's first-seen time: one that was stored before keeps that time.
        var firstSeen = await articles.AddAsync([.. matches.Select(match => match.ToRecord(snapshot))], cancellationToken);
        foreach (var match in matches.Where(match => match.Mentions.Count == 0 && !firstSeen.ContainsKey(match.Article.Id)))
            round.Spare(match.Article); // Once: a message may come again.
        matches = [.. matches.Select(match => match.SeenAt(firstSeen.GetValueOrDefault(match.Article.Id, match.Article.FirstSeen)))];
        if (batch.Backfill is null)
            await archive.AddAsync([.. matches.Select(match => match.Article)], cancellationToken); // A backfill's come from there.
        var storyOf = await stories.FindAsync([.. matches.Where(match => match.Mentions.Count > 0).Select(match => match.Article)], cancellationToken);
        Alert[] found = [.. matches.SelectMany(match => AlertBuilder
            .Build(snapshot, match.Article, match.Found, tones.GetValueOrDefault(match.Article.VersionId()))
            .Select(alert => alert with { StoryId = storyOf[match.Article.VersionId()] }))];
        if (batch.Backfill is { } order)
            found = await backfilled.PickAsync(found, order, cancellationToken);
        var outcome = new BatchOutcome(
            batch.Id, batch.FeedIds(), BatchState.Analyzed, matches.Length, matches.Count(match => match.Mentions.Count > 0), found.Length, null, batch.Backfill);

        if (found.Length > 0)
            await StoreAsync(batch, found, matches, cancellationToken);
        await batches.SaveOutcomeAsync(outcome, cancellationToken);
        metrics.ArticlesMatched(outcome.Matched, outcome.Alerts);
        if (found.Length > 0)
            await queue.SendAsync(new RouteAlert(batch.Id, message.LookAgainAt), cancellationToken);
        else
            await due.RemoveAsync(entry, cancellationToken); // Else the batch stays in the index until its alerts are routed.
        logger.BatchAnalyzed(NameOf(batch), outcome.Articles, outcome.Matched, outcome.Alerts);
    }

    private static string NameOf(ArticleBatch batch)
    {
        string[] sources = [.. batch.Articles.Select(article => article.Source).Distinct()];
        return sources.Length <= 3 ? string.Join(", ", sources) : $"{sources[0]} and {sources.Length - 1} others";
    }

    /// <summary>An article that the matcher cannot take is recorded with its reason; the others go on.</summary>
    private ArticleMatch Match(WatchlistSnapshot snapshot, Article article)
    {
        try
        {
            return new(article, snapshot.Matcher.Match(article.Title, article.Text, article.Language), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            metrics.Failed("match");
            logger.MatchFailed(exception, article.Title);
            return new(article, ArticleMatches.None, $"Matching failed: {exception.Message}");
        }
    }

    private async Task StoreAsync(ArticleBatch batch, Alert[] found, ArticleMatch[] matches, CancellationToken cancellationToken)
    {
        var untoned = found.Where(alert => alert.Tone == Tone.NotAnalyzed).Select(alert => alert.ArticleId).ToHashSet();
        if (untoned.Count > 0)
        {
            if (await batches.FindAlertsAsync(batch.Id, cancellationToken) is not null)
                return; // Work done twice takes back no tone that came with the first time or since.

            // Before the alerts, so that none of them can stay without tone unseen.
            await due.AddAsync(CompleteTones.First(batch.Id, clock.GetUtcNow()), cancellationToken);
            await batches.SaveUntonedAsync(
                batch.Id,
                [.. matches.Where(match => untoned.Contains(match.Article.Id)).Select(match => new UntonedArticle(match.Article, match.Mentions))],
                cancellationToken);
        }

        await alerts.AddAsync(found, cancellationToken);
        await batches.AddAlertsAsync(batch.Id, found, cancellationToken);
    }

    private sealed record ArticleMatch(Article Article, ArticleMatches Found, string? Failure)
    {
        /// <summary>Near misses of one article that its row tells; more would say no more.</summary>
        private const int MostReasons = 3;

        public IReadOnlyList<Mention> Mentions => Found.Mentions;

        public ArticleMatch SeenAt(DateTimeOffset firstSeen) => this with { Article = Article with { FirstSeen = firstSeen } };

        public ArticleRecord ToRecord(WatchlistSnapshot snapshot) => new(
            Article,
            Failure is not null ? ArticleStage.Failed : Mentions.Count > 0 ? ArticleStage.Matched : ArticleStage.NoMatch,
            Failure ?? Reasons(),
            ArticleFindings.Of(snapshot, Found));

        private string? Reasons()
        {
            var reasons = Found.Rejected.Take(MostReasons).Select(rejection => $"{rejection.EntityId}: {rejection.Reason}");
            var cut = Found.IsCut ? [$"Only the first {WatchlistMatcher.MostHits:N0} places that look like a watched name were followed"] : Array.Empty<string>();
            return string.Join(". ", cut.Concat(reasons)) is { Length: > 0 } text ? text : null;
        }

        public TextDocument ToDocument() => AlertBuilder.DocumentOf(Article, Mentions);
    }
}
