using System.Collections.Concurrent;
using System.Globalization;
using Alerts.Core.Articles.Stories;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// One row a version of an article, by inverted time: a look-up reads the rows of the days round its articles. A lone article
/// costs one query and one transaction. Whoever adds rows also writes the row <c>!</c> as it was read, so that of two instances
/// with copies of one text the second sees the first.
/// </summary>
internal sealed class TableStoryStore(TableServiceClient tables) : IStoryStore
{
    private const string Partition = "story";

    /// <summary>Smaller than any time, so that a query reads it before the articles that it stands for.</summary>
    private const string VersionRow = "!";

    /// <summary>A filter holds 15 comparisons; partition, time and version, or both times, take three.</summary>
    private const int KeysAQuery = 12;

    private const int AtOnce = 16;

    private readonly TableClient _table = tables.GetTableClient(TableNames.Stories);

    public async Task<KnownStories> ReadAsync(
        IReadOnlyCollection<StoryKey> keys, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var members = new ConcurrentDictionary<string, StoryMember>();
        var (newest, oldest) = (Inverted(until), Inverted(since) + "~");
        async Task<string?> QueryAsync(string filter)
        {
            string? version = null;
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                if (row.RowKey == VersionRow)
                    version = row.ETag.ToString();
                else if (string.CompareOrdinal(row.RowKey, newest) >= 0)
                    members[row.RowKey] = ToMember(row);
            }

            return version;
        }

        StoryKey[][] chunks = [.. keys.Chunk(KeysAQuery)];
        // The version that was read first counts: whatever is added after it makes our own addition fail.
        var version = await QueryAsync(Filter(
            TableClient.CreateQueryFilter($"RowKey le {oldest}"), [TableClient.CreateQueryFilter($"RowKey eq {VersionRow}"), .. chunks[0].Select(Comparison)]));
        var times = TableClient.CreateQueryFilter($"RowKey ge {newest} and RowKey le {oldest}");
        await Parallel.ForEachAsync(chunks.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (chunk, _) => await QueryAsync(Filter(times, chunk.Select(Comparison))));
        return new([.. members.Values], version);
    }

    public async Task<bool> AddAsync(IReadOnlyList<StoryMember> members, string? version, CancellationToken cancellationToken)
    {
        foreach (var chunk in members.Chunk(EntityLimits.TransactionActions - 1))
        {
            TableTransactionAction[] actions =
            [
                VersionAfter(version),
                .. chunk.Select(member => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ToEntity(member))),
            ];
            try
            {
                var response = await _table.SubmitTransactionAsync(actions, cancellationToken);
                version = response.Value[0].Headers.ETag.ToString();
            }
            catch (TableTransactionFailedException exception) when (exception.Status is 409 or 412)
            {
                return false;
            }
        }

        return true;
    }

    private static string Filter(string times, IEnumerable<string> comparisons) =>
        $"PartitionKey eq '{Partition}' and {times} and ({string.Join(" or ", comparisons)})";

    private static string Comparison(StoryKey key) => $"{key.Name} eq '{key.Value}'";

    private static TableTransactionAction VersionAfter(string? version)
    {
        var row = new TableEntity(Partition, VersionRow);
        return version is null
            ? new(TableTransactionActionType.Add, row)
            : new(TableTransactionActionType.UpdateReplace, row, new ETag(version));
    }

    private static TableEntity ToEntity(StoryMember member)
    {
        var row = new TableEntity(Partition, Inverted(member.FirstSeen) + member.VersionId)
        {
            ["VersionId"] = member.VersionId,
            ["ArticleId"] = member.ArticleId,
            ["FeedId"] = member.FeedId,
            ["FirstSeen"] = member.FirstSeen,
            ["StoryId"] = member.StoryId,
            ["StorySince"] = member.StorySince,
            ["Headline"] = member.Signature.Headline,
            ["Sketch"] = member.Signature.Text?.ToBytes(),
        };
        foreach (var key in member.Signature.Keys())
            row[key.Name] = key.Value;
        return EntityLimits.Checked(row);
    }

    private static StoryMember ToMember(TableEntity row) => new()
    {
        VersionId = row.GetString("VersionId"),
        ArticleId = row.GetString("ArticleId"),
        FeedId = row.GetString("FeedId"),
        FirstSeen = row.GetDateTimeOffset("FirstSeen")!.Value,
        StoryId = row.GetString("StoryId"),
        StorySince = row.GetDateTimeOffset("StorySince")!.Value,
        Signature = new()
        {
            Link = row.GetString(nameof(StorySignature.Link)),
            Headline = row.GetString("Headline"),
            Words = row.GetString(nameof(StorySignature.Words)),
            Text = row.GetBinary("Sketch") is { } sketch ? TextSketch.FromBytes(sketch) : null,
        },
    };

    private static string Inverted(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
