using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Adds the feeds of an OPML file that is the request's body. No feed is asked meanwhile; each has its turn after.</summary>
public sealed class ImportFeedsFunction(FeedExchange feeds)
{
    private const int LargestList = 5 * 1024 * 1024;

    [Function("ImportFeeds")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ExportFeedsFunction.Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(request, LargestList, cancellationToken) is not { } list)
        {
            return Problems.Problem(
                request.HttpContext, StatusCodes.Status413PayloadTooLarge, "Too large", "A list has at most 5 MB; split it into several.");
        }

        return ApiJson.Result(ImportJson.Of(await feeds.ImportAsync(list, "The list", cancellationToken)));
    }
}
