using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;

namespace Alerts.Core.Watchlists.Backtesting;

public abstract record BackfillOutcome
{
    private BackfillOutcome() { }

    /// <summary>It is stored and will be worked off; each batch ends in a row of its own.</summary>
    /// <param name="Articles">Those of the days in which the watchlist finds something.</param>
    public sealed record Started(Watchlist Watchlist, int Articles, IReadOnlyList<string> BatchIds) : BackfillOutcome;

    public sealed record UnknownWatchlist : BackfillOutcome;
}

/// <summary>
/// Gives what a saved watchlist finds in articles from before to the next digests. It goes the way of new articles, in batches of
/// those that match; what readers were told in its own time is not told again.
/// </summary>
public sealed class Backfill(ArticleArchive archive, IWatchlistStore watchlists, IBatchStore batches, IWorkQueue queue, TimeProvider clock)
{
    private const int LongestWhy = 500;

    /// <param name="who">For those who look into the batches.</param>
    /// <exception cref="InputException">The days or the reason cannot be used.</exception>
    public async Task<BackfillOutcome> StartAsync(string watchlistId, int days, string who, string? why, CancellationToken cancellationToken)
    {
        Backtest.CheckDays(days);
        var reason = Checked(why);
        if (await watchlists.FindAsync(watchlistId, null, cancellationToken) is not { Watchlist: var watchlist })
            return new BackfillOutcome.UnknownWatchlist();

        var now = clock.GetUtcNow();
        var order = new BackfillOrder(watchlist.Id, watchlist.Version, who, reason);
        var stored = new List<string>();
        var found = 0;
        var matching = FindAsync(new([watchlist]), now.AddDays(-days), now, cancellationToken);
        await foreach (var articles in matching.Chunk(ArticleIntake.MostArticles).WithCancellation(cancellationToken))
        {
            found += articles.Length;
            var batch = ArticleBatch.Create(articles, order);
            var due = batch.LookAgain(clock.GetUtcNow());
            await batches.AddAsync(batch, due, cancellationToken);
            await queue.SendAsync(new AnalyzeArticles(batch.Id, due.At), cancellationToken);
            stored.Add(batch.Id);
        }

        return new BackfillOutcome.Started(watchlist, found, stored);
    }

    /// <summary>Day by day, since the texts of all days would not fit into memory.</summary>
    /// <returns>Always in the same order, so that the same articles make the same batches.</returns>
    private async IAsyncEnumerable<Article> FindAsync(
        WatchlistMatcher matcher, DateTimeOffset since, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A correction that is taken back and made again is one version, seen on two days.
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var (from, to) = (since, NextDay(since)); from < until; (from, to) = (to, NextDay(to)))
        {
            var matching = new ConcurrentQueue<Article>();
            void Look(Article article)
            {
                if (matcher.Match(article.Title, article.Text, article.Language).Mentions.Count > 0)
                    matching.Enqueue(article);
            }

            await archive.ReadAsync(from, to < until ? to : until, Look, cancellationToken);
            foreach (var article in matching.OrderBy(article => article.SeenAt()).ThenBy(article => article.VersionId(), StringComparer.Ordinal))
            {
                if (given.Add(article.VersionId()))
                    yield return article;
            }
        }
    }

    private static DateTimeOffset NextDay(DateTimeOffset time) => new(time.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    private static string Checked(string? why) => why?.Trim() switch
    {
        null or "" => throw new InputException("why is missing; say in a sentence why readers shall get older articles."),
        { Length: > LongestWhy } tooLong => throw new InputException(
            string.Create(CultureInfo.InvariantCulture, $"why has {tooLong.Length} characters; write at most {LongestWhy}.")),
        var reason => reason,
    };
}
