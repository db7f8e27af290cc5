using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Microsoft.Extensions.Logging;

namespace Alerts.Core.Analysis;

/// <summary>
/// Works out the tone of alerts that went out without, once an analyser can be had again. Each alert is completed on its own row:
/// an attempt that dies half-way leaves the rest to the next, and one that is done twice finds nothing to do.
/// </summary>
public sealed class ToneCompleter(
    IBatchStore batches,
    IAlertStore alerts,
    IDueIndex due,
    ToneRound round,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<ToneCompleter> logger)
{
    public async Task CompleteAsync(CompleteTones message, CancellationToken cancellationToken)
    {
        var untoned = await FindOpenAsync(message.BatchId, cancellationToken);
        var answers = await round.AskAsync([.. untoned.Select(open => open.ToDocument())], cancellationToken);
        var (completed, left) = (0, 0);
        foreach (var open in untoned)
        {
            foreach (var stored in open.Alerts)
            {
                var isCompleted = answers.Analyses.TryGetValue(open.Article.VersionId(), out var analysis)
                    && await alerts.ReplaceAsync(stored with { Alert = open.Complete(stored.Alert, analysis) }, cancellationToken);
                completed += isCompleted ? 1 : 0;
                left += isCompleted ? 0 : 1;
            }
        }

        if (completed > 0)
            logger.TonesCompleted(completed, message.BatchId);
        if (left == 0)
            await EndAsync(message.Due, cancellationToken);
        else if (message.Attempts < CompleteTones.MostAttempts)
            await PutOffAsync(message, left, cancellationToken);
        else
            await GiveUpAsync(message.Due, $"{left} alerts stay without tone after {message.Attempts} attempts. {answers.Failure}".TrimEnd(), cancellationToken);
    }

    /// <summary>Ends the attempts where everybody can see it. The alerts are told all the same, without tone.</summary>
    public async Task GiveUpAsync(DueEntry entry, string reason, CancellationToken cancellationToken)
    {
        var batch = await batches.FindAsync(entry.Id, cancellationToken);
        var told = await batches.FindAlertsAsync(entry.Id, cancellationToken) ?? [];
        await batches.SaveOutcomeAsync(
            new(entry.Id, batch?.FeedIds() ?? [], BatchState.WithoutTone, batch?.Articles.Count ?? 0,
                told.DistinctBy(alert => alert.ArticleId).Count(), told.Count, reason, batch?.Backfill),
            cancellationToken);
        await EndAsync(entry, cancellationToken);
        metrics.Failed("toneGivenUp");
        logger.TonesGivenUp(entry.Id, reason);
    }

    /// <summary>The entry last: while it stands the texts are not forgotten.</summary>
    private async Task EndAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        await batches.RemoveUntonedAsync(entry.Id, cancellationToken);
        await due.RemoveAsync(entry, cancellationToken);
    }

    private async Task PutOffAsync(CompleteTones message, int left, CancellationToken cancellationToken)
    {
        var next = CompleteTones.Next(message.BatchId, clock.GetUtcNow(), message.Attempts);
        await due.AddAsync(next, cancellationToken);
        if (next.At != message.Due.At)
            await due.RemoveAsync(message.Due, cancellationToken);
        logger.TonesPutOff(left, message.BatchId, next.At);
    }

    private async Task<List<OpenArticle>> FindOpenAsync(string batchId, CancellationToken cancellationToken)
    {
        var open = new List<OpenArticle>();
        foreach (var article in await batches.FindUntonedAsync(batchId, cancellationToken) ?? [])
        {
            var stored = await Task.WhenAll(article.Mentions.Select(mention => mention.EntityId).Distinct()
                .Select(entityId => alerts.FindAsync(entityId, article.Article.Id, article.Article.FirstSeen, cancellationToken)));
            // Whatever else stands there has been completed, or is another version's, whose own batch cares for it.
            StoredAlert[] untoned = [.. stored.OfType<StoredAlert>().Where(found =>
                found.Alert.Tone == Tone.NotAnalyzed && AlertBuilder.IsAbout(found.Alert, article.Article))];
            if (untoned.Length > 0)
                open.Add(new(article, untoned));
        }

        return open;
    }

    private sealed record OpenArticle(UntonedArticle Untoned, IReadOnlyList<StoredAlert> Alerts)
    {
        public Article Article => Untoned.Article;

        public TextDocument ToDocument() => AlertBuilder.DocumentOf(Article, Untoned.Mentions);

        public Alert Complete(Alert alert, TextAnalysis analysis) => AlertBuilder.Complete(alert, Article, Untoned.Mentions, analysis);
    }
}
