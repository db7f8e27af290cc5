using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

public sealed class GetFeedFunction(FeedAdmin feeds, TimeProvider clock)
{
    /// <summary>The length keeps "discover" and "opml" apart from ids, whichever route a host tries first.</summary>
    public const string Route = "api/feeds/{feedId:length(32)}";

    [Function("GetFeed")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken) =>
        await feeds.FindAsync(FeedAnswers.IdIn(request), cancellationToken) is { } feed
            ? FeedAnswers.Show(request.HttpContext, feed, clock.GetUtcNow())
            : FeedAnswers.Unknown(request.HttpContext);
}
