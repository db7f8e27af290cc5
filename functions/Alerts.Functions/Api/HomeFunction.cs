using Alerts.Core.Access;
using Alerts.Core.Watchlists;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Api;

public sealed class HomeFunction(WatchlistSource watchlists, IFeedOverview feeds, RequestGuard guard)
{
    /// <summary>An empty route would become the function's name; a parameter that must be empty is the root.</summary>
    [Function("Home")]
    [AllowAnyone]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var visitor = await guard.IdentifyAsync(request.HttpContext);
        return new RazorComponentResult<HomePage>(new
        {
            Watchlists = (await watchlists.GetAsync(cancellationToken)).Watchlists,
            Feeds = await feeds.CountAsync(cancellationToken),
            MayAsk = visitor?.Has(Role.Caller) is true,
        });
    }
}
