using System.Globalization;
using Alerts.Core;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Alerts.Functions.Watchlists;

/// <summary>Versions of a watchlist in headers and addresses.</summary>
internal static class WatchlistVersions
{
    public static EntityTagHeaderValue TagOf(int version) => IfMatch.TagOf(version.ToString(CultureInfo.InvariantCulture));

    /// <returns>Judges the version that there is, 0 for none; null when the request does not say.</returns>
    public static Predicate<int>? Expected(HttpRequest request)
    {
        if (request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return version => version == 0;
        return IfMatch.Read(request) is { } isExpected
            ? version => version > 0 && isExpected(version.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    public static IResult NotSaid(HttpContext context) => Problems.Problem(
        context, StatusCodes.Status428PreconditionRequired, "Say what you have seen",
        "Send the ETag of the version that you have read in the header If-Match, or If-None-Match: * for a new watchlist.");

    /// <exception cref="InputException">It is no number of a version.</exception>
    public static int? InQuery(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw new InputException($"{name} is no number of a version; write a whole number from 1.");
    }
}
