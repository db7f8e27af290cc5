using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

public sealed class AddFeedFunction(FeedAdmin feeds, TimeProvider clock)
{
    [Function("AddFeed")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/feeds")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var wanted = await NewFeedJson.ReadAsync(request, cancellationToken);
        var context = request.HttpContext;
        return await feeds.AddAsync(wanted, cancellationToken) switch
        {
            AddFeedOutcome.Added added => FeedAnswers.Show(context, added.Feed, clock.GetUtcNow(), StatusCodes.Status201Created),
            AddFeedOutcome.AlreadyThere known => FeedAnswers.Show(context, known.Feed, clock.GetUtcNow()),
            AddFeedOutcome.Refused refused => Problems.BadRequest(context, refused.Reason),
            AddFeedOutcome.NoFeed page => FeedAnswers.NoFeed(context, page.Found),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }
}
