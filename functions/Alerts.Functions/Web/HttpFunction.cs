using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Web;

/// <summary>An HTTP-triggered method, as its attributes describe it.</summary>
/// <param name="Access">Null when it does not say who may call it.</param>
public sealed record HttpFunction(
    string Name, MethodInfo Method, string Route, IReadOnlyList<string> Verbs, AccessAttribute? Access);

/// <summary>All HTTP functions of an assembly: the one list that the worker, the local run and the tests go by.</summary>
public sealed class HttpFunctions(Assembly assembly)
{
    private readonly Dictionary<string, HttpFunction> _byName =
        assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(Describe).OfType<HttpFunction>()
            .ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<HttpFunction> All => _byName.Values;

    public AccessAttribute? AccessOf(string functionName) => _byName.GetValueOrDefault(functionName)?.Access;

    private static HttpFunction? Describe(MethodInfo method)
    {
        var function = method.GetCustomAttribute<FunctionAttribute>();
        var trigger = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return function is null || trigger is null
            ? null
            : new HttpFunction(function.Name, method, trigger.Route ?? function.Name, trigger.Methods ?? [],
                method.GetCustomAttribute<AccessAttribute>());
    }
}
