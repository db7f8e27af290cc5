using Alerts.Core.Articles;
using Alerts.Core.Explaining;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

internal sealed class TableArticleStore(TableServiceClient tables) : IArticleStore
{
    private static readonly Dictionary<string, DateTimeOffset> NothingStoredBefore = [];

    private readonly TableClient _table = tables.GetTableClient(TableNames.Articles);
    private readonly ArticleIndex _index = new(tables.GetTableClient(TableNames.ArticleIndex));

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> AddAsync(
        IReadOnlyList<ArticleRecord> records, CancellationToken cancellationToken)
    {
        var firstSeen = new Dictionary<string, DateTimeOffset>();
        // Beside the rows and not before them: a batch that dies between the two is done again.
        var indexed = _index.AddAsync([.. records.Select(record => record.Article)], cancellationToken);
        var feeds = await Task.WhenAll(records
            .GroupBy(record => record.Article.FeedId)
            .Select(feed => AddAsync(feed.Key, [.. feed], cancellationToken)));
        await indexed;
        foreach (var (article, time) in feeds.SelectMany(feed => feed))
            firstSeen[article] = time;
        return firstSeen;
    }

    private async Task<Dictionary<string, DateTimeOffset>> AddAsync(
        string feedId, IReadOnlyList<ArticleRecord> records, CancellationToken cancellationToken)
    {
        if (records.Any(record => record.Article.Revision is not null))
            return await UpsertAsync(feedId, records, cancellationToken);
        try
        {
            await SubmitAsync(records.Select(record => new TableTransactionAction(TableTransactionActionType.Add, ToEntity(record))), cancellationToken);
            return NothingStoredBefore;
        }
        catch (TableTransactionFailedException exception) when (exception.Status == 409)
        {
            return await UpsertAsync(feedId, records, cancellationToken);
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> UpsertAsync(
        string feedId, IReadOnlyList<ArticleRecord> records, CancellationToken cancellationToken)
    {
        var firstSeen = await ReadFirstSeenAsync(feedId, records, cancellationToken);
        await SubmitAsync(records.Select(record => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, ToEntity(WithFirstSeen(record, firstSeen)))), cancellationToken);
        return firstSeen;
    }

    private async Task SubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        foreach (var chunk in EntityLimits.Chunks(actions))
            await _table.SubmitTransactionAsync(chunk, cancellationToken);
    }

    private async Task<Dictionary<string, DateTimeOffset>> ReadFirstSeenAsync(
        string feedId, IReadOnlyList<ArticleRecord> records, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(records.Select(record => _table.GetEntityIfExistsAsync<TableEntity>(
            feedId, record.Article.Id, ["RowKey", "FirstSeen"], cancellationToken)));
        return rows
            .Where(row => row.HasValue)
            .ToDictionary(row => row.Value!.RowKey, row => row.Value!.GetDateTimeOffset("FirstSeen")!.Value);
    }

    private static ArticleRecord WithFirstSeen(ArticleRecord record, Dictionary<string, DateTimeOffset> firstSeen) =>
        firstSeen.TryGetValue(record.Article.Id, out var known) ? record with { Article = record.Article with { FirstSeen = known } } : record;

    private static TableEntity ToEntity(ArticleRecord record) => EntityLimits.Checked(new(record.Article.FeedId, record.Article.VersionId())
    {
        ["Title"] = record.Article.Title,
        ["Link"] = record.Article.Link,
        ["FirstSeen"] = record.Article.FirstSeen,
        ["Published"] = record.Article.Published,
        ["SeenAt"] = record.Article.Revision?.SeenAt,
        ["HeadlineChanged"] = record.Article.Revision?.HeadlineChanged,
        ["TextSource"] = record.Article.TextSource.ToString(),
        ["TextNote"] = record.Article.TextNote,
        ["Stage"] = record.Stage.ToString(),
        ["Reason"] = record.Reason,
        ["Findings"] = StorageJson.Write(record.Findings),
    });

    /// <summary>The row of a version, without what only its text tells.</summary>
    public static ArticleTrace ToTrace(TableEntity row) => new()
    {
        ArticleId = row.RowKey.Split('~')[0],
        FeedId = row.PartitionKey,
        VersionId = row.RowKey,
        Title = row.GetString("Title"),
        Link = row.GetString("Link"),
        FirstSeen = row.GetDateTimeOffset("FirstSeen")!.Value,
        SeenAt = row.GetDateTimeOffset("SeenAt") ?? row.GetDateTimeOffset("FirstSeen")!.Value,
        TextSource = Enum.Parse<ArticleTextSource>(row.GetString("TextSource")),
        TextNote = row.GetString("TextNote"),
        Stage = Enum.Parse<ArticleStage>(row.GetString("Stage")),
        Reason = row.GetString("Reason"),
        Findings = row.GetString("Findings") is { } findings ? StorageJson.Read<ArticleFindings>(findings) : ArticleFindings.None,
    };
}
