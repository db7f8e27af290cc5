using Alerts.Core.Feeds.Hubs;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>A WebSub hub pushes what a feed has published.</summary>
public sealed class ReceiveHubPushFunction(HubInbox inbox)
{
    [Function("ReceiveHubPush")]
    [AllowAnyone]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "websub/{feedId}")] HttpRequest request,
        string feedId,
        CancellationToken cancellationToken)
    {
        var push = new HubPush(feedId, request.Query["token"], request.Headers[HubSignature.Header], request.ContentType, request.Body);
        return await inbox.TakeAsync(push, cancellationToken) switch
        {
            HubReceipt.Taken => Results.NoContent(),
            HubReceipt.Ended => Results.StatusCode(StatusCodes.Status410Gone),
            HubReceipt.TooLarge => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            _ => Problems.NotFound(request.HttpContext, "There is no such subscription."),
        };
    }
}
