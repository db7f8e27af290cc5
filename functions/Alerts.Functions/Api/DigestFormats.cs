using System.Text;
using Alerts.Core;
using Alerts.Core.Digests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Functions.Api;

internal enum DigestFormat
{
    Json,
    Html,
    Text,
}

internal static class DigestFormats
{
    /// <summary>The parameter <c>format</c>, else what the Accept header likes best, else JSON.</summary>
    /// <exception cref="InputException">The parameter names no format.</exception>
    public static DigestFormat Chosen(HttpRequest request)
    {
        var named = request.Query["format"].ToString();
        if (named.Length == 0)
            return Preferred(request);

        return named.ToLowerInvariant() switch
        {
            "json" => DigestFormat.Json,
            "html" => DigestFormat.Html,
            "text" => DigestFormat.Text,
            _ => throw new InputException("format is none of those known here; write html, text or json."),
        };
    }

    public static IResult Render(DigestAnswer.Found answer, DigestFormat format) => format switch
    {
        DigestFormat.Html => new RazorComponentResult<DigestPage>(new { Answer = answer }),
        DigestFormat.Text => Results.Text(DigestText.Of(answer), "text/plain", Encoding.UTF8),
        _ => ApiJson.Result(DigestJson.Of(answer)),
    };

    private static DigestFormat Preferred(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1);
        foreach (var type in accepted.Where(type => type.Quality is not 0))
        {
            if (type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
                return DigestFormat.Html;
            if (type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
                return DigestFormat.Text;
            if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
                return DigestFormat.Json;
        }

        return DigestFormat.Json;
    }
}
