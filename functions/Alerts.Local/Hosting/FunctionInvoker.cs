using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Local.Hosting;

/// <summary>Calls a function class of the app with what its trigger brings.</summary>
public sealed class FunctionInvoker(IServiceProvider services, IReadOnlyList<FunctionEntry> catalog)
{
    /// <summary>As the isolated worker reads messages.</summary>
    private static readonly JsonSerializerOptions MessageOptions = new(JsonSerializerDefaults.Web);

    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = Ended();
    private int _running;

    /// <summary>Ends when no function runs. The next may begin at once.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
                return _idle.Task;
        }
    }

    /// <param name="message">The queue message's body; null for a timer.</param>
    public async Task RunAsync(string name, BinaryData? message, CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            await CallAsync(catalog.Single(entry => entry.Name == name), message, cancellationToken);
        }
        finally
        {
            End();
        }
    }

    private async Task CallAsync(FunctionEntry function, BinaryData? message, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var target = ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        object?[] arguments = [.. function.Method.GetParameters().Select(parameter => ArgumentOf(parameter, message, cancellationToken))];
        await (Task)function.Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_running++ == 0)
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_running == 0)
                _idle.SetResult();
        }
    }

    private static TaskCompletionSource Ended()
    {
        var ended = new TaskCompletionSource();
        ended.SetResult();
        return ended;
    }

    private static object? ArgumentOf(ParameterInfo parameter, BinaryData? message, CancellationToken cancellationToken)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return cancellationToken;
        if (parameter.ParameterType == typeof(TimerInfo))
            return new TimerInfo();
        if (message is null)
            throw new InvalidOperationException($"{parameter.Member.DeclaringType!.Name}: the local run cannot bind {parameter.Name}.");
        return JsonSerializer.Deserialize(message.ToMemory().Span, parameter.ParameterType, MessageOptions);
    }
}
