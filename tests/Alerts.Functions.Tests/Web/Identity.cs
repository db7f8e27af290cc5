using System.Text.Json;

namespace Alerts.Functions.Tests.Web;

/// <summary>Identity headers as App Service Authentication writes them, and as anybody can forge them.</summary>
internal static class Identity
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    public const string RoleClaim = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    public static (string Name, string Value) Of(params (string Type, string Value)[] claims) => (Header, Convert.ToBase64String(
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            auth_typ = "aad",
            claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }),
            name_typ = "name",
            role_typ = RoleClaim,
        })));

    public static (string Name, string Value) WithRole(string role) =>
        Of(("preferred_username", "ana@news.example"), ("roles", role));
}
