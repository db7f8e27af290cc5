using System.Reflection;
using System.Text.Json;
using Alerts.Functions.Storage;

namespace Alerts.Local.Hosting;

/// <summary>A function of the app as its build describes it in <c>functions.metadata</c>.</summary>
/// <param name="Trigger">Binding type, such as <c>queueTrigger</c>.</param>
/// <param name="Settings">The trigger's own settings, such as <c>queueName</c>, <c>schedule</c> or <c>route</c>.</param>
public sealed record FunctionEntry(string Name, MethodInfo Method, string Trigger, IReadOnlyDictionary<string, string> Settings);

/// <summary>Reads what the deployed host would read, so that both run the same functions.</summary>
public static class FunctionCatalog
{
    public static IReadOnlyList<FunctionEntry> Read(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "functions.metadata")));
        return [.. document.RootElement.EnumerateArray().Select(ToEntry)];
    }

    private static FunctionEntry ToEntry(JsonElement function)
    {
        var trigger = function.GetProperty("bindings").EnumerateArray()
            .Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        var settings = trigger.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(property => property.Name, property => property.Value.GetString()!);
        return new(function.GetProperty("name").GetString()!, MethodOf(function.GetProperty("entryPoint").GetString()!), settings["type"], settings);
    }

    private static MethodInfo MethodOf(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(QueueNames).Assembly.GetType(entryPoint[..dot], throwOnError: true)!.GetMethod(entryPoint[(dot + 1)..])
            ?? throw new InvalidOperationException($"functions.metadata names {entryPoint}, which the assembly does not hold. Build again.");
    }
}
