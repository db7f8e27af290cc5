using Alerts.Core.Analysis;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Analysis;

/// <summary>Works out the tone that the alerts of one batch went out without.</summary>
public sealed class CompleteTonesFunction(ToneCompleter completer)
{
    [Function("CompleteTones")]
    public Task RunAsync([QueueTrigger(QueueNames.Tones)] CompleteTones message, CancellationToken cancellationToken) =>
        completer.CompleteAsync(message, cancellationToken);
}
