using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Web;

/// <summary>One invocation as the Functions worker hands it to a middleware, without a Functions host.</summary>
internal sealed class HandMadeInvocation : FunctionContext
{
    public HandMadeInvocation(string function, HttpContext? http)
    {
        FunctionDefinition = new Definition(function);
        if (http is not null)
            Items["HttpRequestContext"] = http; // Where the worker's ASP.NET Core integration leaves it for GetHttpContext.
    }

    public override string InvocationId => "1";

    public override string FunctionId => "1";

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new BindingFeatures();

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "1";

        public override string Name => name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
            ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings =>
            ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    /// <summary>The worker keeps the result in a feature whose interface is its own secret: a proxy stands in for it.</summary>
    private sealed class BindingFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>()
        {
            if (!_features.TryGetValue(typeof(T), out var feature))
                _features[typeof(T)] = feature = DispatchProxy.Create<T, PropertyBag>()!;
            return (T)feature;
        }

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Keeps what is put into its properties.</summary>
    public class PropertyBag : DispatchProxy
    {
        private readonly Dictionary<string, object?> _values = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var property = targetMethod!.Name[4..];
            if (targetMethod.Name.StartsWith("set_", StringComparison.Ordinal))
                _values[property] = args![0];
            return _values.GetValueOrDefault(property);
        }
    }
}
