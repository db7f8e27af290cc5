using Alerts.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>Who calls.</summary>
/// <param name="Name">For a person to read, such as in a watchlist's history.</param>
/// <param name="Role">Null: signed in, but nobody gave a role.</param>
public sealed record Principal(string Name, Role? Role)
{
    public bool Has(Role needed) => Role?.Includes(needed) is true;
}

public static class PrincipalOfRequest
{
    /// <summary>Who the guard let in; null where anyone may.</summary>
    public static Principal? Principal(this HttpContext context) => context.Features.Get<Principal>();
}
