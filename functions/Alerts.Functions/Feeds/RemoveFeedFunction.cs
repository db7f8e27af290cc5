using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Ends the polling for good; articles and alerts of the feed stay.</summary>
public sealed class RemoveFeedFunction(FeedAdmin feeds)
{
    [Function("RemoveFeed")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = GetFeedFunction.Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var isExpected = IfMatch.Read(request) ?? (_ => true);
        return await feeds.RemoveAsync(FeedAnswers.IdIn(request), isExpected, cancellationToken) switch
        {
            ChangeFeedOutcome.Changed => Results.NoContent(),
            ChangeFeedOutcome.ChangedMeanwhile => FeedAnswers.ChangedMeanwhile(request.HttpContext),
            _ => FeedAnswers.Unknown(request.HttpContext),
        };
    }
}
