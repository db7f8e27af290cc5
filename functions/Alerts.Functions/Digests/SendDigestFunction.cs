using Alerts.Core.Digests;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Digests;

/// <summary>Plans one digest, if that has not been done, and sends it.</summary>
public sealed class SendDigestFunction(DigestSender sender)
{
    [Function("SendDigest")]
    public Task RunAsync([QueueTrigger(QueueNames.Digests)] SendDigest message, CancellationToken cancellationToken) =>
        sender.SendAsync(message, cancellationToken);
}
