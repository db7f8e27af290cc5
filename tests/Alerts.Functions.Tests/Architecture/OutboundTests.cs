using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Reflection.Emit;
using Alerts.Core;
using Alerts.Functions.Storage;
using Alerts.Local.Hosting;
using Microsoft.Security.AntiSSRF;

namespace Alerts.Functions.Tests.Architecture;

/// <summary>
/// Who can reach other machines, read from the compiled code: a handler made elsewhere would go past the checks of addresses.
/// The clients of the storage and mail packages make their own, for addresses that only an admin sets.
/// </summary>
public class OutboundTests
{
    private static readonly Assembly[] Product = [typeof(StableId).Assembly, typeof(QueueNames).Assembly, typeof(QueueHost).Assembly];

    [Fact]
    public void One_class_makes_handlers() => Assert.Equal(["FeedHandlers"], UsersOf(method =>
        method.DeclaringType!.IsAssignableTo(typeof(HttpMessageHandler)) && method.IsConstructor
        || method.DeclaringType.Assembly == typeof(AntiSSRFPolicy).Assembly && method.DeclaringType != typeof(AntiSSRFException)));

    [Fact]
    public void One_class_makes_HTTP_clients() => Assert.Equal(["FeedClient"], UsersOf(method =>
        method.DeclaringType!.IsAssignableTo(typeof(HttpMessageInvoker)) && method.IsConstructor));

    [Fact]
    public void Only_the_client_of_the_mail_package_comes_from_a_factory() => Assert.Equal(["SendGridEmailSender"], UsersOf(method =>
        method.DeclaringType == typeof(IHttpClientFactory) || method.DeclaringType == typeof(HttpClientFactoryExtensions)));

    /// <summary>The local run looks for a free port on this machine, and waits there for the tools that it starts.</summary>
    [Fact]
    public void No_class_of_the_deployed_app_opens_a_connection_by_other_means() => Assert.Empty(UsersOf(method =>
        method.DeclaringType!.Assembly == typeof(Socket).Assembly && method.DeclaringType.Name is "Socket" or "TcpClient" or "UdpClient"
        || method.DeclaringType.Name is "WebClient" or "WebRequest" or "ClientWebSocket" or "XmlUrlResolver",
        typeof(StableId).Assembly, typeof(QueueNames).Assembly));

    /// <returns>Names of the outermost classes, whose compiled code calls a method or constructor of the kind.</returns>
    private static string[] UsersOf(Func<MethodBase, bool> isOfTheKind, params Assembly[] assemblies) =>
    [
        .. (assemblies is [] ? Product : assemblies)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => Calls(type).Any(isOfTheKind))
            .Select(type => Outermost(type).Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<MethodBase> Calls(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(own).Cast<MethodBase>().Concat(type.GetConstructors(own)).SelectMany(CallsIn);
    }

    private static IEnumerable<MethodBase> CallsIn(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var arguments = method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null;
        for (var index = 0; index + sizeof(int) < code.Length; index++)
        {
            // Bytes within an operand may look like an instruction: their token then names nothing, or something harmless.
            if (code[index] != OpCodes.Call.Value && code[index] != OpCodes.Callvirt.Value && code[index] != OpCodes.Newobj.Value)
                continue;
            if (Resolve(method.Module, BitConverter.ToInt32(code, index + 1), method.DeclaringType!.GetGenericArguments(), arguments) is { } called)
                yield return called;
        }
    }

    private static MethodBase? Resolve(Module module, int token, Type[] typeArguments, Type[]? methodArguments)
    {
        try
        {
            return module.ResolveMethod(token, typeArguments, methodArguments) is { DeclaringType: not null } method ? method : null;
        }
        catch (Exception fault) when (fault is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
