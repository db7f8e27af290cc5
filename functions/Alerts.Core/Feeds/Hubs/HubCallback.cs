using Microsoft.Extensions.Options;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>The address at which a hub reaches us.</summary>
public sealed class HubCallback(IOptions<HubOptions> options)
{
    private readonly string _site = options.Value.PublicUrl.TrimEnd('/');

    /// <summary>
    /// False where the hub could only waste its time on us: a site on this machine is reached by hubs on this machine alone.
    /// Whether a hub here may be asked at all is the client's matter (<see cref="Fetching.PrivateNetworkAccess"/>).
    /// </summary>
    public bool CanBeCalledBy(string hub) =>
        Uri.TryCreate(_site, UriKind.Absolute, out var site) && (!site.IsLoopback || new Uri(hub).IsLoopback);

    public string AddressOf(string feedId, string token) => $"{_site}/websub/{feedId}?token={token}";
}
