using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Feeds;

/// <summary>All feeds in their folders, as a file that other feed readers take.</summary>
public sealed class ExportFeedsFunction(FeedExchange feeds, IOptions<SiteOptions> site)
{
    public const string Route = "api/feeds/opml";

    [Function("ExportFeeds")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var list = await feeds.ExportAsync(site.Value.Name, cancellationToken);
        return Results.Bytes(list, "text/x-opml; charset=utf-8", "feeds.opml");
    }
}
