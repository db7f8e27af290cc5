using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

public sealed class ChangeFeedFunction(FeedAdmin feeds, TimeProvider clock)
{
    [Function("ChangeFeed")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = GetFeedFunction.Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        if (IfMatch.Read(request) is not { } isExpected)
            return IfMatch.Missing(context);

        var change = await FeedPatchJson.ReadAsync(request, cancellationToken);
        return await feeds.ChangeAsync(FeedAnswers.IdIn(request), isExpected, change, cancellationToken) switch
        {
            ChangeFeedOutcome.Changed changed => FeedAnswers.Show(context, changed.Feed, clock.GetUtcNow()),
            ChangeFeedOutcome.ChangedMeanwhile => FeedAnswers.ChangedMeanwhile(context),
            _ => FeedAnswers.Unknown(context),
        };
    }
}
