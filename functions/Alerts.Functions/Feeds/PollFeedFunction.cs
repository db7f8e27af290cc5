using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Polls a feed in the next round instead of when it is due.</summary>
public sealed class PollFeedFunction(FeedAdmin feeds, TimeProvider clock)
{
    [Function("PollFeed")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = GetFeedFunction.Route + "/poll")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        return await feeds.PollNowAsync(FeedAnswers.IdIn(request), cancellationToken) switch
        {
            PollNowOutcome.Due due => FeedAnswers.Show(context, due.Feed, clock.GetUtcNow(), StatusCodes.Status202Accepted),
            PollNowOutcome.Refused refused => Problems.Problem(context, StatusCodes.Status409Conflict, "Not polled now", refused.Reason),
            _ => FeedAnswers.Unknown(context),
        };
    }
}
