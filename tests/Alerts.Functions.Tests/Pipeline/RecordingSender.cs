using System.Collections.Concurrent;
using Alerts.Core.Digests;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Stands for a provider that cannot be had here: takes every mail and remembers it.</summary>
public sealed class RecordingSender : IEmailSender
{
    private readonly ConcurrentQueue<EmailMessage> _taken = new();

    public IReadOnlyCollection<EmailMessage> Taken => _taken;

    /// <summary>What the provider answers instead, once each.</summary>
    public ConcurrentQueue<SendResult> Answers { get; } = new();

    public Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        if (Answers.TryDequeue(out var answer) && answer is not SendResult.Accepted)
            return Task.FromResult(answer);
        _taken.Enqueue(message);
        return Task.FromResult<SendResult>(new SendResult.Accepted($"provider-{_taken.Count}"));
    }
}
