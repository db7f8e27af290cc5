using Alerts.Core.Subscriptions;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Subscribers;

/// <summary>The link at the end of each mail. Looking changes nothing; the button, or a mail program's one click (RFC 8058), does.</summary>
public sealed class UnsubscribeFunction(Unsubscribing unsubscribing)
{
    [Function("Unsubscribe")]
    [AllowAnyone]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var subscription = await unsubscribing.FindAsync(request.Query["s"], request.Query["t"], cancellationToken);
        if (subscription is null)
            return new RazorComponentResult<UnsubscribePage>(new { Stage = UnsubscribeStage.UnknownLink }) { StatusCode = 404 };
        if (!HttpMethods.IsPost(request.Method))
            return new RazorComponentResult<UnsubscribePage>(new { Stage = UnsubscribeStage.Ask, Address = request.Path + request.QueryString });
        await unsubscribing.EndAsync(subscription, cancellationToken);
        return new RazorComponentResult<UnsubscribePage>(new { Stage = UnsubscribeStage.Done });
    }
}

public enum UnsubscribeStage
{
    Ask,
    Done,
    UnknownLink,
}
