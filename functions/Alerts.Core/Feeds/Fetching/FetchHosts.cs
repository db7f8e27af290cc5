using System.Net;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Which addresses belong to one publisher's server, which is asked one thing at a time.</summary>
public sealed class FetchHosts(PrivateNetworkAccess? privateNetworkAccess = null)
{
    private readonly bool _asksLoopbackAtOnce = privateNetworkAccess is { AsksLoopbackAtOnce: true };

    /// <summary>
    /// The host of the address itself, not of where it may redirect to; without scheme and port, and the same with and without www.
    /// Where loopback may be asked at once, each address on it counts as a host of its own.
    /// </summary>
    public string HostOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || HostName.Of(address) is not { } host)
            return ""; // It will be refused.
        if (_asksLoopbackAtOnce && IsLoopback(host))
            return address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return host.StartsWith("www.", StringComparison.Ordinal) && host.IndexOf('.', 4) > 0 ? host[4..] : host;
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
