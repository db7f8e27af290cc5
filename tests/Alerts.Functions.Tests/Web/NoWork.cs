using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;

namespace Alerts.Functions.Tests.Web;

/// <summary>Where only the doors are tried: nobody may get as far as to store or hand on anything.</summary>
internal sealed class NoWork : IBatchStore, IArchiveStore, IWorkQueue
{
    public Task AddAsync(ArticleBatch batch, DueEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ArticleBatch?> FindAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAlertsAsync(string batchId, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Alert>?> FindAlertsAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveOutcomeAsync(BatchOutcome outcome, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AppendAsync(DateOnly day, ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(DateOnly day, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class => throw new NotSupportedException();
}
