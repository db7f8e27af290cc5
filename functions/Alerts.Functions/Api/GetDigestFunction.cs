using Alerts.Core.Access;
using Alerts.Core.Digests;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Api;

/// <summary>A digest on demand: <c>/api/digest?entity=cecot&amp;since=2026-03-14</c>.</summary>
public sealed class GetDigestFunction(DigestOnDemand digests)
{
    [Function("GetDigest")]
    [Requires(Role.Caller)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/digest")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var format = DigestFormats.Chosen(request);
        return await digests.BuildAsync(Read(request.Query), cancellationToken) switch
        {
            DigestAnswer.UnknownEntity unknown => Problems.NotFound(request.HttpContext, Unknown(unknown)),
            DigestAnswer.Found found => DigestFormats.Render(found, format),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static DigestRequest Read(IQueryCollection query) =>
        new([.. query["entity"].OfType<string>()], query["since"], query["until"], query["limit"]);

    private static string Unknown(DigestAnswer.UnknownEntity unknown) => unknown.Known.Count == 0
        ? $"\"{unknown.Asked}\" is not watched here; no watchlist has any entity yet."
        : $"\"{unknown.Asked}\" is not watched here. Known entities: {string.Join(", ", unknown.Known)}.";
}
