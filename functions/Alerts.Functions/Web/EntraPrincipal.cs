using System.Security.Claims;
using System.Text.Json;
using Alerts.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>
/// The person whom App Service Authentication signed in, out of the header that it sets
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities). Anybody can send that header to
/// an app without the platform in front: only <see cref="RequestGuard"/> may decide to read it.
/// </summary>
internal static class EntraPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] NameClaims = ["preferred_username", "name", ClaimTypes.Email, ClaimTypes.Name];

    /// <returns>Null when the header is missing or makes no sense.</returns>
    public static Principal? Read(HttpRequest request)
    {
        if (Decode(request.Headers[Header].ToString()) is not { } claims)
            return null;

        Role[] roles =
            [.. claims.Where(claim => claim.Typ is "roles" or ClaimTypes.Role).Select(claim => RoleOf(claim.Val)).OfType<Role>()];
        var name = NameClaims.SelectMany(type => claims.Where(claim => claim.Typ == type)).FirstOrDefault()?.Val;
        return new Principal(name ?? "signed-in user", roles.Length == 0 ? null : roles.Max());
    }

    private static IReadOnlyList<PlatformClaim>? Decode(string header)
    {
        if (header.Length == 0)
            return null;

        try
        {
            var json = Convert.FromBase64String(header);
            return JsonSerializer.Deserialize<PlatformPrincipal>(json, JsonSerializerOptions.Web)?.Claims;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    // By name: Enum.TryParse would take numbers for roles too.
    private static Role? RoleOf(string? value) => value switch
    {
        nameof(Role.Caller) => Role.Caller,
        nameof(Role.Editor) => Role.Editor,
        nameof(Role.Admin) => Role.Admin,
        _ => null,
    };

    private sealed record PlatformPrincipal(IReadOnlyList<PlatformClaim>? Claims);

    private sealed record PlatformClaim(string? Typ, string? Val);
}
