using Azure.Core;
using Azure.Core.Pipeline;

namespace Alerts.Functions.Tests;

/// <summary>The first write to a path arrives at the storage, but its answer does not come back, so that the client tries again.</summary>
internal sealed class LosesOneAnswer(string path) : HttpPipelinePolicy
{
    private bool _isLost;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (_isLost || message.Request.Method != RequestMethod.Post || !message.Request.Uri.Path.EndsWith(path, StringComparison.Ordinal))
            return;
        _isLost = true;
        throw new IOException("The answer was lost.");
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Everything is asynchronous.");
}
