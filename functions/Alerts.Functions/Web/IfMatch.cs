using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Alerts.Functions.Web;

/// <summary>Which state a caller wants to change (RFC 9110, section 13.1.1), so that nobody overwrites what nobody saw.</summary>
internal static class IfMatch
{
    /// <returns>Judges a version; null when the request does not say.</returns>
    public static Predicate<string>? Read(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;

        var wanted = request.GetTypedHeaders().IfMatch;
        return version => wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(TagOf(version), useStrongComparison: true));
    }

    public static EntityTagHeaderValue TagOf(string version) => new($"\"{version}\"");

    public static IResult Missing(HttpContext context) => Problems.Problem(
        context, StatusCodes.Status428PreconditionRequired, "Say what you have seen",
        "Send the ETag of the answer that you have read in the header If-Match, or * to change whatever is there.");

    /// <param name="what">Such as "The feed".</param>
    public static IResult Failed(HttpContext context, string what) => Problems.Problem(
        context, StatusCodes.Status412PreconditionFailed, "Changed meanwhile",
        $"{what} is not any more what it was when you read it; read it again and decide anew.");
}
