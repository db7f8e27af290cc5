using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Alerts.Functions.Feeds;

/// <summary>What the functions for feeds answer.</summary>
internal static class FeedAnswers
{
    public static EntityTagHeaderValue TagOf(Feed feed) => IfMatch.TagOf(FeedChange.VersionOf(feed));

    public static string IdIn(HttpRequest request) => (string)request.RouteValues["feedId"]!;

    public static IResult Show(HttpContext context, Feed feed, DateTimeOffset now, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = TagOf(feed).ToString();
        if (status is StatusCodes.Status201Created or StatusCodes.Status202Accepted)
            context.Response.Headers.Location = $"/api/feeds/{feed.Id}";
        return ApiJson.Result(FeedJson.Of(feed, now), status);
    }

    public static IResult Unknown(HttpContext context) =>
        Problems.NotFound(context, "There is no feed with this id; /api/feeds lists all.");

    public static IResult ChangedMeanwhile(HttpContext context) => IfMatch.Failed(context, "The feed");

    /// <summary>Whoever gave a site's address finds in the answer which feeds it leads to.</summary>
    public static IResult NoFeed(HttpContext context, DiscoveredFeeds found) => Problems.Problem(
        context, StatusCodes.Status422UnprocessableEntity, "Not a feed",
        found.Feeds.Count == 0 ? found.Words : $"{found.Words} Add one of those in \"feeds\" by its own address.",
        ("feeds", found.Feeds));
}
