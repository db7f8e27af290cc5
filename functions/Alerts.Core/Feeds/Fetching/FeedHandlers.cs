using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Microsoft.Security.AntiSSRF;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>
/// The one place that makes HTTP handlers. AntiSSRF resolves a name, checks each address and connects to the very address
/// that it checked, so neither a redirect nor a changed name record leads inside. It neither uses a proxy nor decompresses.
/// </summary>
public sealed class FeedHandlers
{
    /// <summary>Names are resolved anew at least this often.</summary>
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Beside the ranges that the policy knows: IPv4 addresses in the two old IPv6 forms (RFC 4291, section 2.5.5.1; RFC 2765),
    /// and all of IPv6 above 2000::/3 that is not assigned to the public network.
    /// </summary>
    private static readonly string[] s_neverPublic = ["::/96", "::ffff:0:0:0/96", "4000::/2", "8000::/1"];

    private readonly FetchOptions _options;
    private readonly string[] _allowedPrivateAddresses;

    public FeedHandlers(IOptions<FetchOptions> options, PrivateNetworkAccess? privateNetworkAccess = null)
        : this(options, privateNetworkAccess is null ? [] : ["0.0.0.0/0", "::/0"])
    {
    }

    /// <summary>For tests, which need one reachable address beside an unreachable one.</summary>
    internal FeedHandlers(IOptions<FetchOptions> options, string[] allowedPrivateAddresses)
    {
        _options = options.Value;
        _allowedPrivateAddresses = allowedPrivateAddresses;
    }

    public bool AllowsPrivateNetwork => _allowedPrivateAddresses.Length > 0;

    public HttpMessageHandler Create()
    {
        var policy = new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = true,
            AddXFFHeader = false,
        };
        policy.AddDeniedAddresses(s_neverPublic);
        if (AllowsPrivateNetwork)
            policy.AddAllowedAddresses(_allowedPrivateAddresses);

        var handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = _options.ConnectTimeout;
        handler.PooledConnectionLifetime = s_connectionLifetime;
        // The number of a trace is ours: a publisher that gets one can tell which requests belong together.
        InnerOf(handler).ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
        return handler;
    }

    /// <summary>AntiSSRF passes on most settings of its handler, but not this one.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerHandler")]
    private static extern ref SocketsHttpHandler InnerOf(AntiSSRFHandler handler);
}
