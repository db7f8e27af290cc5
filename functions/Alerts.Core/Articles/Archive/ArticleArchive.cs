using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Alerts.Core.Articles.Archive;

/// <summary>The texts of analysed articles by the day on which they were seen: cheap to read in bulk, for rules that are tried out later.</summary>
public sealed class ArticleArchive(IArchiveStore store)
{
    /// <summary>The same articles may be added again.</summary>
    public async Task AddAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        foreach (var day in articles.GroupBy(article => DayOf(article.SeenAt())))
        {
            foreach (var block in ArchiveBlock.Pack([.. day]))
                await store.AppendAsync(day.Key, block, cancellationToken);
        }
    }

    /// <summary>Shows each version of each article once, on all cores and in no order.</summary>
    /// <param name="since">Inclusive, as <paramref name="until"/> is exclusive.</param>
    /// <param name="look">Is called by several threads at once.</param>
    public async Task ReadAsync(DateTimeOffset since, DateTimeOffset until, Action<Article> look, CancellationToken cancellationToken)
    {
        // Work that was done twice has added its articles twice.
        var shown = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var onAllCores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BlocksAsync(DayOf(since), DayOf(until.AddTicks(-1)), cancellationToken), onAllCores, (block, cancel) =>
        {
            foreach (var article in ArchiveBlock.Unpack(block))
            {
                cancel.ThrowIfCancellationRequested();
                if (article.SeenAt() >= since && article.SeenAt() < until && shown.TryAdd(article.VersionId(), true))
                    look(article);
            }
            return ValueTask.CompletedTask;
        });
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> BlocksAsync(
        DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            await foreach (var block in store.ReadAsync(day, cancellationToken))
                yield return block;
        }
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
