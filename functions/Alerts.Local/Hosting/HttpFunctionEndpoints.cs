using Alerts.Functions.Web;

namespace Alerts.Local.Hosting;

/// <summary>Serves the app's HTTP functions from ASP.NET Core's own routing, as the Functions host does in Azure.</summary>
public static class HttpFunctionEndpoints
{
    public static void MapHttpFunctions(this IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.ServiceProvider.GetRequiredService<RequestPipeline>();
        foreach (var function in endpoints.ServiceProvider.GetRequiredService<HttpFunctions>().All)
        {
            var run = RunnerOf(function, endpoints.ServiceProvider);
            RequestDelegate guarded = context => pipeline.InvokeAsync(context, function.Access, () => run(context));
            endpoints.MapMethods(function.Route, function.Verbs, guarded).WithDisplayName(function.Name);
        }

        // The Functions host, too, answers 404 to a known address with the wrong method.
        endpoints.MapFallback("{**path}", context => pipeline.InvokeAsync(context, AccessAttribute.Anyone,
            () => Problems.NotFound(context, "There is nothing at this address.").ExecuteAsync(context)));
    }

    private static RequestDelegate RunnerOf(HttpFunction function, IServiceProvider services)
    {
        var create = ActivatorUtilities.CreateFactory(function.Method.ReflectedType!, []);
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = services,
            DisableInferBodyFromParameters = true,
            ThrowOnBadRequest = true,
        };
        return RequestDelegateFactory.Create(
            function.Method, context => create(context.RequestServices, []), options).RequestDelegate;
    }
}
