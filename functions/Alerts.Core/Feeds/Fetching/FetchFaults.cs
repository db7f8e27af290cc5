using System.Net.Sockets;
using System.Security.Authentication;
using Alerts.Core.Feeds.Parsing;
using Microsoft.Security.AntiSSRF;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Puts into words what went wrong between us and a server.</summary>
internal static class FetchFaults
{
    /// <returns>Null for a fault that is none of the network's.</returns>
    public static FeedError? Explain(Exception fault) => Innermost(fault) switch
    {
        BodyTooLargeException tooLarge => new FeedError(FeedErrorKind.TooLarge, tooLarge.Message),
        AntiSSRFException => new FeedError(
            FeedErrorKind.ForbiddenAddress, "The address leads to a private or reserved network; only public addresses are asked."),
        AuthenticationException untrusted => new FeedError(
            FeedErrorKind.InsecureConnection, $"A secure connection could not be agreed on: {Clean(untrusted.Message)}"),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new FeedError(
            FeedErrorKind.Unreachable, "The host name cannot be resolved; is the address spelt correctly?"),
        SocketException socket => new FeedError(FeedErrorKind.Unreachable, $"The server cannot be reached: {Clean(socket.Message)}."),
        InvalidDataException => new FeedError(
            FeedErrorKind.NotAFeed, "The answer claims to be compressed but cannot be decompressed."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } insecure => new FeedError(
            FeedErrorKind.InsecureConnection, $"A secure connection could not be agreed on: {Clean(insecure.Message)}"),
        HttpRequestException or HttpIOException => new FeedError(
            FeedErrorKind.Unreachable, $"The server broke the rules of HTTP or hung up: {Clean(fault.Message)}"),
        IOException => new FeedError(FeedErrorKind.Unreachable, $"The connection broke off: {Clean(fault.Message)}"),
        // The resolver refuses some names before asking for them.
        ArgumentException { ParamName: "hostName" or "hostNameOrAddress" } => new FeedError(
            FeedErrorKind.Unreachable, "The host name cannot be resolved; is the address spelt correctly?"),
        // Neither the caller nor the deadline: the limit for connecting.
        OperationCanceledException or TimeoutException => new FeedError(FeedErrorKind.Unreachable, "The server did not take the connection in time."),
        _ => null,
    };

    /// <summary>Some messages quote what the server sent.</summary>
    private static string Clean(string message) => PlainText.OfText(message, 300);

    /// <summary>The cause that a person can act on; handlers wrap it differently.</summary>
    private static Exception Innermost(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is BodyTooLargeException or AntiSSRFException or AuthenticationException or SocketException or InvalidDataException)
                return cause;
        }
        return fault;
    }
}
