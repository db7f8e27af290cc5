using System.Net;
using Alerts.Functions.Web;

namespace Alerts.Local.Hosting;

/// <summary>
/// Whoever sits at this machine is an admin of the local run. A web page that points a name of its own at this machine
/// (DNS rebinding) shows that name as Host, and a tunnel says for whom it asks: neither is let in.
/// </summary>
public sealed class LocalOpenAccess : IOpenAccess
{
    public bool IsGrantedTo(HttpContext context) =>
        IsLoopback(context.Connection.LocalIpAddress)
        && IsLoopback(context.Connection.RemoteIpAddress)
        && IsThisMachine(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
}
