using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Alerts.Functions.Tests;

/// <summary>The process died here. No handler may catch it for an expected failure.</summary>
public sealed class SimulatedCrashException : Exception
{
    public SimulatedCrashException() : base("The process died here.") { }

    public SimulatedCrashException(string message) : base(message) { }

    public SimulatedCrashException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>Counts storage operations as they leave the process, and ends the process before or after a given one.</summary>
public sealed class StorageProbe : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _operations = new();
    private int _left = int.MaxValue;
    private bool _answerLost;

    /// <summary>Method and path of each operation.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    public void Reset() => _operations.Clear();

    /// <param name="answerLost">The operation reaches the storage, and the process dies before it hears so.</param>
    public void DieAfter(int operations, bool answerLost = false) => (_left, _answerLost) = (operations, answerLost);

    public void Live() => _left = int.MaxValue;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        _operations.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
        var left = Interlocked.Decrement(ref _left);
        if (left < 0 && !(left == -1 && _answerLost))
            throw new SimulatedCrashException();
        await ProcessNextAsync(message, pipeline);
        if (left < 0)
            throw new SimulatedCrashException();
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Everything is asynchronous.");
}
