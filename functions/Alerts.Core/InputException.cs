namespace Alerts.Core;

/// <summary>Somebody's input cannot be used. The message names the place, the cause and the way out, for a person to read.</summary>
public sealed class InputException : Exception
{
    public InputException() { }

    public InputException(string message) : base(message) { }

    public InputException(string message, Exception innerException) : base(message, innerException) { }
}
