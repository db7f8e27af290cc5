using Alerts.Core.Access;
using Alerts.Core.Explaining;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Explaining;

/// <summary>"Why was I (not) told?": <c>/api/explain?url=https://news.example/story&amp;subscriber=reader@example.org</c>.</summary>
public sealed class ExplainFunction(ArticleExplainer explainer)
{
    [Function("Explain")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/explain")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await explainer.ExplainAsync(Read(request.Query), cancellationToken) switch
        {
            ExplainAnswer.Explained explained => ApiJson.Result(ExplainJson.Of(explained.Explanation)),
            ExplainAnswer.UnknownArticle => Problems.NotFound(
                request.HttpContext, "No article of this id has been looked at; ask by its address to see what its feeds say."),
            ExplainAnswer.UnknownSubscriber unknown => Problems.NotFound(
                request.HttpContext, $"Nobody has subscribed with the address \"{unknown.Address}\"; leave subscriber away to see how far the article came."),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };

    private static ExplainRequest Read(IQueryCollection query) => new(Text(query, "url"), Text(query, "article"), Text(query, "subscriber"));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
