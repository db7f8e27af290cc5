using Alerts.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Web;

/// <summary>Decides who may call what, the same in Azure and locally.</summary>
public sealed partial class RequestGuard(
    ApiKeys keys, IConfiguration configuration, ILogger<RequestGuard> logger, IOpenAccess? openAccess = null)
{
    public const string ApiKeyHeader = "X-Api-Key";

    /// <summary>App Service sets it where its authentication stands in front and strips strangers' identity headers.</summary>
    private const string PlatformAuthenticates = "WEBSITE_AUTH_ENABLED";

    /// <returns>Null when the call may go on, else the answer for the caller.</returns>
    public async ValueTask<IResult?> RefusalAsync(HttpContext context, AccessAttribute? access)
    {
        if (access is AllowAnyoneAttribute)
            return null;
        if (access is not RequiresAttribute required)
        {
            LogUndeclared(context.Request.Path);
            return Problems.Forbidden(context, "Nobody may call this address: the function behind it does not say who may.");
        }

        var principal = await IdentifyAsync(context);
        if (principal is null)
            return Unidentified(context, required);
        if (!principal.Has(required.Role))
            return Problems.Forbidden(context, $"{principal.Name} needs the role {required.Role} for this.");
        if (!HasKey(context.Request) && CrossSiteRequest.Is(context.Request))
            return Problems.Forbidden(context, "A page of another site sent this request in your name; it was not carried out.");

        context.Features.Set(principal);
        return null;
    }

    /// <summary>Who calls, also where anyone may. A wrong key is nobody, whatever else would speak for the caller.</summary>
    public async ValueTask<Principal?> IdentifyAsync(HttpContext context)
    {
        if (HasKey(context.Request))
        {
            var key = await keys.FindAsync(context.Request.Headers[ApiKeyHeader], context.RequestAborted);
            return key is null ? null : new Principal(key.Name, key.Role);
        }

        if (IsTrue(configuration[PlatformAuthenticates]) && EntraPrincipal.Read(context.Request) is { } signedIn)
            return signedIn;
        return openAccess?.IsGrantedTo(context) is true ? new Principal("local user", Role.Admin) : null;
    }

    private static IResult Unidentified(HttpContext context, RequiresAttribute required)
    {
        if (HasKey(context.Request))
            return Problems.Unauthorized(context, $"The key in {ApiKeyHeader} is unknown or revoked.");
        return required.IsPage
            ? Results.Redirect(LoginRedirect.For(context.Request))
            : Problems.Unauthorized(context, $"Sign in, or send an API key in the header {ApiKeyHeader}.");
    }

    private static bool HasKey(HttpRequest request) => request.Headers.ContainsKey(ApiKeyHeader);

    private static bool IsTrue(string? setting) => bool.TryParse(setting, out var value) && value;

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The function behind {Path} has no access attribute; it is refused to everybody")]
    private partial void LogUndeclared(string path);
}
