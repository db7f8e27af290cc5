using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>Answers that say what went wrong (RFC 9457).</summary>
public static class Problems
{
    public const string TraceHeader = "Trace-Id";

    /// <summary>What ties an answer to its log lines.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    public static IResult BadRequest(HttpContext context, string detail) =>
        Problem(context, StatusCodes.Status400BadRequest, "The request cannot be used", detail);

    public static IResult Unauthorized(HttpContext context, string detail)
    {
        // RFC 9110, section 11.6.1: a 401 names a way to identify oneself.
        context.Response.Headers.WWWAuthenticate = "ApiKey";
        return Problem(context, StatusCodes.Status401Unauthorized, "Not identified", detail);
    }

    public static IResult Forbidden(HttpContext context, string detail) =>
        Problem(context, StatusCodes.Status403Forbidden, "Not allowed", detail);

    public static IResult NotFound(HttpContext context, string detail) =>
        Problem(context, StatusCodes.Status404NotFound, "Not found", detail);

    public static IResult Unexpected(HttpContext context) =>
        Problem(context, StatusCodes.Status500InternalServerError, "Something went wrong here",
            "The fault is not in the request. It has been logged under the trace id.");

    /// <param name="more">Members beyond those of each problem, for programs.</param>
    public static IResult Problem(HttpContext context, int status, string title, string? detail, params (string, object?)[] more) =>
        Results.Problem(detail, statusCode: status, title: title,
            extensions: more.Append(("traceId", TraceIdOf(context))).Select(member => KeyValuePair.Create(member.Item1, member.Item2)));
}
