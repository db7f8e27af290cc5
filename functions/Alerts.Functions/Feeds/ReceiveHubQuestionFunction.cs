using Alerts.Core.Feeds.Hubs;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>
/// A WebSub hub asks whether we meant a subscription or its end. Confirmed only where we have asked for it under this token, and
/// the end of a subscription also where there is no such feed any more.
/// </summary>
public sealed class ReceiveHubQuestionFunction(HubVerifier verifier)
{
    [Function("ReceiveHubQuestion")]
    [AllowAnyone]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "websub/{feedId}")] HttpRequest request,
        string feedId,
        CancellationToken cancellationToken)
    {
        var query = request.Query;
        var question = new HubQuestion(
            feedId, query["token"], query["hub.mode"], query["hub.topic"], query["hub.lease_seconds"], query["hub.reason"]);
        var isOurs = HttpMethods.IsGet(request.Method) && await verifier.VerifyAsync(question, cancellationToken);
        return isOurs ? Results.Text(query["hub.challenge"], "text/plain") : Problems.NotFound(request.HttpContext, "Nobody has asked for this.");
    }
}
