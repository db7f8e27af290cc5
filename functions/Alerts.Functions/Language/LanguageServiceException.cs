namespace Alerts.Functions.Language;

public enum LanguageFault
{
    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>Out of order or out of reach.</summary>
    Unavailable,

    /// <summary>Every request will be refused until somebody changes a setting or a right.</summary>
    Refused,

    /// <summary>The service is in order and cannot take this request; one document in it may be why.</summary>
    Unfit,

    /// <summary>An answer that cannot be read.</summary>
    Malformed,

    /// <summary>No answer in time. The service may have done the work.</summary>
    TimedOut,

    /// <summary>Not asked: it has failed too often of late.</summary>
    CircuitOpen,

    /// <summary>Not asked: the batch has no time left.</summary>
    OutOfTime,
}

/// <summary>The Language service did not do what it was asked.</summary>
public sealed class LanguageServiceException : Exception
{
    public LanguageServiceException() { }

    public LanguageServiceException(string message) : base(message) { }

    public LanguageServiceException(string message, Exception innerException) : base(message, innerException) { }

    public LanguageServiceException(LanguageFault fault, string message, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException) => (Fault, RetryAfter) = (fault, retryAfter);

    public LanguageFault Fault { get; } = LanguageFault.Unavailable;

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same request may have an answer a little later.</summary>
    public bool MayPass => Fault is LanguageFault.Throttled or LanguageFault.Unavailable or LanguageFault.TimedOut;

    /// <summary>Whether it speaks of a service that is out of order, rather than busy.</summary>
    public bool IsOutage => Fault is LanguageFault.Unavailable or LanguageFault.Refused or LanguageFault.Malformed or LanguageFault.TimedOut;
}
