using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Hubs;
using Azure.Storage.Queues;

namespace Alerts.Functions.Storage;

/// <summary>Azure Storage Queues. Messages never expire: what is not worked off stays visible.</summary>
internal sealed class StorageWorkQueue(QueueServiceClient queues) : IWorkQueue
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private static readonly Dictionary<Type, string> QueueOf = new()
    {
        [typeof(AskHub)] = QueueNames.Hubs,
        [typeof(VisitHosts)] = QueueNames.Feeds,
        [typeof(AnalyzeArticles)] = QueueNames.Articles,
        [typeof(RouteAlert)] = QueueNames.Alerts,
        [typeof(SendDigest)] = QueueNames.Digests,
        [typeof(CompleteTones)] = QueueNames.Tones,
    };

    private readonly Dictionary<string, QueueClient> _clients = QueueNames.All.ToDictionary(name => name, queues.GetQueueClient);

    public Task SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class =>
        _clients[QueueOf[typeof(TMessage)]].SendMessageAsync(
            BinaryData.FromObjectAsJson(message, StorageJson.Options), timeToLive: Never, cancellationToken: cancellationToken);
}
