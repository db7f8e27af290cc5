namespace Alerts.Core.Articles;

/// <summary>
/// Takes new articles into the pipeline. What fetches bring while a batch is being stored goes into the next batch together: a busy
/// hour costs few batches, and a lone fetch waits for nobody.
/// </summary>
public sealed class ArticleIntake(IBatchStore batches, IWorkQueue queue, TimeProvider clock)
{
    /// <summary>A batch takes no further fetch when it would hold more.</summary>
    public const int MostArticles = 500;

    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _waiting = new();
    private bool _isStoring;

    /// <summary>Ends when the articles are stored and handed on. Cancelling ends the waiting, not the storing that others wait for.</summary>
    /// <param name="articles">New ones of one feed.</param>
    public Task AddAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(articles);
        lock (_gate)
        {
            _waiting.Enqueue(delivery);
            if (!_isStoring)
            {
                _isStoring = true;
                _ = Task.Run(StoreWaitingAsync, CancellationToken.None);
            }
        }
        return delivery.Stored.Task.WaitAsync(cancellationToken);
    }

    private async Task StoreWaitingAsync()
    {
        for (var together = TakeWaiting(); together.Count > 0; together = TakeWaiting())
        {
            try
            {
                await StoreAsync([.. together.SelectMany(delivery => delivery.Articles)]);
                together.ForEach(delivery => delivery.Stored.SetResult());
            }
            catch (Exception exception)
            {
                together.ForEach(delivery => delivery.Stored.SetException(exception)); // Each fetch fails, and is done again.
            }
        }
    }

    /// <returns>None when nobody waits; then the next to come begins to store.</returns>
    private List<Delivery> TakeWaiting()
    {
        lock (_gate)
        {
            var together = new List<Delivery>();
            var articles = 0;
            // A push and a poll may bring the same article; in one batch it would be there twice, in the next it is known.
            while (_waiting.TryPeek(out var next)
                && (articles == 0 || articles + next.Articles.Count <= MostArticles)
                && !together.Exists(delivery => delivery.FeedId == next.FeedId))
            {
                together.Add(_waiting.Dequeue());
                articles += next.Articles.Count;
            }
            _isStoring = together.Count > 0;
            return together;
        }
    }

    private async Task StoreAsync(IReadOnlyList<Article> articles)
    {
        var batch = ArticleBatch.Create(articles);
        var due = batch.LookAgain(clock.GetUtcNow());
        await batches.AddAsync(batch, due, CancellationToken.None);
        await queue.SendAsync(new AnalyzeArticles(batch.Id, due.At), CancellationToken.None);
    }

    private sealed record Delivery(IReadOnlyList<Article> Articles)
    {
        public string FeedId => Articles[0].FeedId;

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
