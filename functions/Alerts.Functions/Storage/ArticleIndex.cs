using System.Globalization;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// Under which feed an article is kept, by its address and by its id. Partition: the month in which it was first seen, so that a batch
/// costs one operation for fifty articles. A look-up asks each of the last months, and finds no older article.
/// </summary>
internal sealed class ArticleIndex(TableClient table)
{
    /// <summary>So many months hold the last 400 days, whichever day it is.</summary>
    private const int Months = 15;

    public async Task AddAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        foreach (var month in articles.DistinctBy(article => (article.Id, article.Link)).GroupBy(article => MonthOf(article.FirstSeen)))
        {
            var rows = month.SelectMany(article => RowsOf(month.Key, article)).DistinctBy(row => row.RowKey);
            foreach (var chunk in EntityLimits.Chunks(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))))
                await table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    /// <returns>Feeds and ids of the articles under a canonical link.</returns>
    public Task<IReadOnlyList<(string FeedId, string ArticleId)>> FindByLinkAsync(string link, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(OfLink(link), now, cancellationToken);

    public Task<IReadOnlyList<(string FeedId, string ArticleId)>> FindAsync(string articleId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(OfId(articleId), now, cancellationToken);

    private async Task<IReadOnlyList<(string FeedId, string ArticleId)>> ReadAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var months = await Task.WhenAll(Enumerable.Range(0, Months).Select(async back =>
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {MonthOf(now.AddMonths(-back))} and RowKey ge {key} and RowKey lt {key + "~"}");
            return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
                .Select(row => (row.GetString("FeedId"), row.GetString("ArticleId")))
                .ToListAsync(cancellationToken);
        }));
        return [.. months.SelectMany(month => month).Distinct()];
    }

    private static IEnumerable<TableEntity> RowsOf(string month, Article article)
    {
        yield return Row(month, OfId(article.Id), article);
        if (article.Link is { } link)
            yield return Row(month, OfLink(CanonicalLink.Of(link)) + article.Id, article);
    }

    private static TableEntity Row(string month, string key, Article article) =>
        EntityLimits.Checked(new(month, key) { ["FeedId"] = article.FeedId, ["ArticleId"] = article.Id });

    private static string OfId(string articleId) => $"a{articleId}";

    private static string OfLink(string link) => $"l{StableId.Of("link", link)}";

    private static string MonthOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
