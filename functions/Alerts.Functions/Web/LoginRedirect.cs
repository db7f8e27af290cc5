using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>Sends somebody to sign in and back to the page they wanted, never to another site.</summary>
internal static class LoginRedirect
{
    private const string Login = "/.auth/login/aad?post_login_redirect_uri=";

    public static string For(HttpRequest request) => Login + Uri.EscapeDataString(ReturnAddress(request));

    private static string ReturnAddress(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path);
        return StaysHere(path.Value ?? "") ? path.ToUriComponent() + request.QueryString.ToUriComponent() : "/";
    }

    // Whoever follows the address may fold dot segments, decode once more and take "\" for "/"; two slashes in a row would then
    // begin a host name. A server leaves %2F in a path as it is. No page of ours has any of these in its address.
    private static bool StaysHere(string path) =>
        path.StartsWith('/')
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal)
        && !path.Contains('\\')
        && !path.Contains('%')
        && !path.Any(char.IsControl);
}
