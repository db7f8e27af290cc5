namespace Alerts.Functions.Web.Layout;

public static class HttpLink
{
    /// <summary>The address where it is an absolute http(s) one; null else, such as for <c>javascript:</c>.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;
}
