namespace Alerts.Core.Digests;

public interface IEmailSender
{
    /// <summary>
    /// Tries once. A retry is the caller's decision, since only a <see cref="SendResult.Refused"/> mail may be sent again without the
    /// risk that somebody gets it twice. Cancellation counts only until the mail is on its way; from then on the answer is awaited.
    /// </summary>
    Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken);
}

/// <summary>One mail to one reader; who sends it is a setting.</summary>
public sealed record EmailMessage
{
    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>Without angle brackets; the same for each attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>Further headers, in the order in which they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Comes back in the provider's events; null for a mail that is no digest.</summary>
    public string? DigestId { get; init; }
}

/// <summary>What became of one attempt to hand a mail over.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <param name="ProviderId">What the provider calls the mail, where it said so.</param>
    public sealed record Accepted(string? ProviderId) : SendResult;

    /// <summary>Certainly not taken: it may be sent again.</summary>
    /// <param name="RetryAfter">How long the provider asked to wait.</param>
    /// <param name="Permanent">This very mail will never be taken. A fault of the connection or of our settings is not permanent.</param>
    public sealed record Refused(string Reason, TimeSpan? RetryAfter = null, bool Permanent = false) : SendResult;

    /// <summary>The provider may have taken it: contact broke off after the mail went out.</summary>
    public sealed record Unknown(string Reason) : SendResult;
}
