using System.Text;
using Alerts.Core.Access;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class WorkerRequestPipelineTests
{
    [Fact]
    public async Task A_function_runs_and_its_result_is_written_inside_the_pipeline()
    {
        await using var site = await Site.StartAsync();

        var (invocation, http, body) = await InvokeAsync(site, "GetDigest", Role.Caller, Results.Text("the digest"));

        Assert.Equal((200, "the digest"), (http.Response.StatusCode, body));
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Equal("test Caller", http.Principal()!.Name);
        // The worker writes whatever is left there: it must find an answer that adds nothing.
        Assert.IsType<EmptyHttpResult>(invocation.GetInvocationResult().Value);
    }

    [Fact]
    public async Task A_stranger_is_refused_before_the_function_runs()
    {
        await using var site = await Site.StartAsync();
        var ran = false;

        var (invocation, http, body) =
            await InvokeAsync(site, "GetDigest", role: null, Results.Text("the digest"), () => ran = true);

        Assert.False(ran);
        Assert.Equal(401, http.Response.StatusCode);
        Assert.Contains("Not identified", body, StringComparison.Ordinal);
        Assert.IsType<EmptyHttpResult>(invocation.GetInvocationResult().Value);
    }

    [Fact]
    public async Task A_function_that_it_does_not_know_is_refused()
    {
        await using var site = await Site.StartAsync();

        var (_, http, _) = await InvokeAsync(site, "NoSuchFunction", Role.Admin, Results.Text("the digest"));

        Assert.Equal(403, http.Response.StatusCode);
    }

    [Fact]
    public async Task An_error_while_a_page_is_rendered_is_answered_here_and_not_by_the_host()
    {
        await using var site = await Site.StartAsync();

        var (_, http, body) = await InvokeAsync(site, "Home", role: null, new RazorComponentResult<BrokenPage>());

        Assert.Equal(500, http.Response.StatusCode);
        Assert.StartsWith("application/problem+json", http.Response.ContentType, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invocation_without_a_request_passes_through()
    {
        await using var site = await Site.StartAsync();
        var invocation = new HandMadeInvocation("PollFeeds", http: null);

        await PipelineOf(site).Invoke(invocation, context =>
        {
            context.GetInvocationResult().Value = "the timer's own result";
            return Task.CompletedTask;
        });

        Assert.Equal("the timer's own result", invocation.GetInvocationResult().Value);
    }

    [Fact]
    public async Task Errors_of_an_invocation_without_a_request_reach_the_host_which_tries_again()
    {
        await using var site = await Site.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => PipelineOf(site).Invoke(
            new HandMadeInvocation("FetchFeed", http: null), _ => throw new InvalidOperationException("no storage")));
    }

    private static async Task<(FunctionContext Invocation, HttpContext Http, string Body)> InvokeAsync(
        Site site, string function, Role? role, IResult result, Action? ran = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = "GET";
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("alerts.example");
        http.Response.Body = new MemoryStream();
        if (role is not null)
            http.Request.Headers[RequestGuard.ApiKeyHeader] = site.KeyOf(role.Value);
        var invocation = new HandMadeInvocation(function, http);

        await PipelineOf(site).Invoke(invocation, context =>
        {
            ran?.Invoke();
            context.GetInvocationResult().Value = result;
            return Task.CompletedTask;
        });

        return (invocation, http, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }

    private static WorkerRequestPipeline PipelineOf(Site site) =>
        ActivatorUtilities.CreateInstance<WorkerRequestPipeline>(site.Services);

    private sealed class BrokenPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("secret");
    }
}
