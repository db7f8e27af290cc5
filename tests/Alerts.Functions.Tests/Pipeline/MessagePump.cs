using Alerts.Functions.Storage;
using Alerts.Local.Hosting;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Delivers queue messages to the app's own functions one by one, so that a test decides about time, order and repetition.</summary>
public sealed class MessagePump(TestApp app, AzuriteFixture azurite)
{
    private readonly QueueServiceClient _queues = new(azurite.ConnectionString, new() { MessageEncoding = QueueMessageEncoding.Base64 });
    private readonly FunctionInvoker _functions = new(app.Services, FunctionCatalog.Read(AppContext.BaseDirectory));

    /// <summary>Each message is handled that often before it is deleted.</summary>
    public int Deliveries { get; init; } = 1;

    public Task RunTimerAsync(string name) => _functions.RunAsync(name, null, CancellationToken.None);

    /// <summary>Delivers until all queues are empty. A message whose handling dies is delivered again.</summary>
    /// <returns>How many deliveries died.</returns>
    public async Task<int> DeliverAllAsync(Action? onDeath = null)
    {
        var deaths = 0;
        while (await NextAsync() is { } next)
        {
            try
            {
                for (var delivery = 0; delivery < Deliveries; delivery++)
                    await _functions.RunAsync(QueueHost.Served.Single(job => job.Value == next.Queue.Name).Key, next.Message.Body, CancellationToken.None);
            }
            catch (SimulatedCrashException)
            {
                deaths++;
                onDeath?.Invoke();
                await next.Queue.UpdateMessageAsync(next.Message.MessageId, next.Message.PopReceipt, next.Message.Body);
                continue;
            }

            await next.Queue.DeleteMessageAsync(next.Message.MessageId, next.Message.PopReceipt);
        }

        return deaths;
    }

    /// <summary>Delivers the next message of one queue and leaves the others alone.</summary>
    public async Task DeliverOneAsync(string queue)
    {
        var next = await NextAsync(queue) ?? throw new InvalidOperationException($"Queue {queue} is empty.");
        await _functions.RunAsync(QueueHost.Served.Single(job => job.Value == queue).Key, next.Message.Body, CancellationToken.None);
        await next.Queue.DeleteMessageAsync(next.Message.MessageId, next.Message.PopReceipt);
    }

    private async Task<(QueueClient Queue, QueueMessage Message)?> NextAsync(params string[] names)
    {
        foreach (var name in names is [] ? QueueNames.All : names)
        {
            var queue = _queues.GetQueueClient(name);
            QueueMessage? message = await queue.ReceiveMessageAsync(TimeSpan.FromHours(1));
            if (message is not null)
                return (queue, message);
        }

        return null;
    }
}
