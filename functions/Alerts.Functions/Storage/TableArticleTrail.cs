using Alerts.Core.Explaining;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

internal sealed class TableArticleTrail(TableServiceClient tables, TimeProvider clock) : IArticleTrail
{
    private readonly TableClient _articles = tables.GetTableClient(TableNames.Articles);
    private readonly ArticleIndex _index = new(tables.GetTableClient(TableNames.ArticleIndex));

    public async Task<IReadOnlyList<ArticleTrace>> FindByLinkAsync(string link, CancellationToken cancellationToken) =>
        await ReadAsync(await _index.FindByLinkAsync(link, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<ArticleTrace>> FindAsync(string articleId, CancellationToken cancellationToken) =>
        await ReadAsync(await _index.FindAsync(articleId, clock.GetUtcNow(), cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<ArticleTrace>> ReadAsync(
        IReadOnlyList<(string FeedId, string ArticleId)> found, CancellationToken cancellationToken)
    {
        var versions = await Task.WhenAll(found.Select(async article =>
        {
            // The versions of an article have its id before a tilde.
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {article.FeedId} and RowKey ge {article.ArticleId} and RowKey lt {article.ArticleId + "~~"}");
            return await _articles.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
                .Select(TableArticleStore.ToTrace)
                .ToListAsync(cancellationToken);
        }));
        return [.. versions.SelectMany(version => version)];
    }
}
