using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;
using Alerts.Core.Explaining;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists.Scorecards;

namespace Alerts.Functions.Tests.Web;

/// <summary>Where only the doors are tried: nobody may get as far as to store or hand on anything.</summary>
internal sealed class NoWork : IBatchStore, IArchiveStore, IWorkQueue, IArticleTrail, IDeliveryTrail, ISuppressionStore, IDismissals
{
    public Task AddAsync(ArticleBatch batch, DueEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ArticleBatch?> FindAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAlertsAsync(string batchId, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Alert>?> FindAlertsAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveUntonedAsync(string batchId, IReadOnlyList<UntonedArticle> articles, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemoveUntonedAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<UntonedArticle>?> FindUntonedAsync(string batchId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SaveOutcomeAsync(BatchOutcome outcome, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AppendAsync(DateOnly day, ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(DateOnly day, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ArticleTrace>> FindByLinkAsync(string link, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<ArticleTrace>> IArticleTrail.FindAsync(string articleId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeliveryTrace> FindAsync(string subscriptionId, string alertId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> IsSuppressedAsync(string address, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SuppressAsync(string address, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAsync(Dismissal dismissal, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> ReadAlertIdsAsync(string entityId, DateTimeOffset since, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class => throw new NotSupportedException();
}
