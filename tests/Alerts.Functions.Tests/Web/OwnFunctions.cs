using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Web;

/// <summary>Functions that do what no function of the app should.</summary>
public sealed class OwnFunctions
{
    public const string Secret = "AccountKey=s3cr3t";

    [Function("Undeclared")]
    public IResult Undeclared([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "undeclared")] HttpRequest request) =>
        Results.Text("nobody said who may see this");

    [Function("Throws")]
    [AllowAnyone]
    public Task<IResult> ThrowsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidOperationException(Secret);

    [Function("ThrowsInput")]
    [AllowAnyone]
    public IResult ThrowsInput([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws-input")] HttpRequest request) =>
        throw new InputException("Row 3 has no address; give it one.");

    [Function("ThrowsInPage")]
    [AllowAnyone]
    public IResult ThrowsInPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws-in-page")] HttpRequest request) =>
        new RazorComponentResult<BrokenPage>();

    [Function("ThrowsHalfway")]
    [AllowAnyone]
    public async Task<IResult> ThrowsHalfwayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws-halfway")] HttpRequest request, CancellationToken cancellationToken)
    {
        await request.HttpContext.Response.WriteAsync("The first half", cancellationToken);
        await request.HttpContext.Response.Body.FlushAsync(cancellationToken);
        throw new InvalidOperationException(Secret);
    }

    [Function("Form")]
    [Requires(Role.Editor, IsPage = true)]
    public IResult Form([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "manage/{thing}")] HttpRequest request) =>
        Results.Text($"{request.HttpContext.Principal()!.Name} {request.RouteValues["thing"]}");

    private sealed class BrokenPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException(Secret);
    }
}
