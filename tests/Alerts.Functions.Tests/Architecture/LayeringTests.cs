using System.Reflection;
using Alerts.Core;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Architecture;

/// <summary>What may know what. A rule that is broken here makes triggers fat or ties the product to a provider.</summary>
public class LayeringTests
{
    private static readonly Assembly Core = typeof(StableId).Assembly;
    private static readonly Assembly Functions = typeof(QueueNames).Assembly;

    [Fact]
    public void Core_knows_no_Azure_Functions_web_or_mail_package()
    {
        string[] strangers = ["Azure.", "Microsoft.Azure.", "Microsoft.AspNetCore", "Microsoft.Extensions.Azure", "MailKit", "MimeKit", "SendGrid"];

        var references = Core.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => strangers.Any(stranger => name.StartsWith(stranger, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_function_app_does_not_know_the_local_run() =>
        Assert.DoesNotContain(Functions.GetReferencedAssemblies(), reference => reference.Name == "Alerts.Local");

    [Fact]
    public void Only_storage_adapters_know_the_storage_packages()
    {
        var users = Types(Functions).Where(type => Mentions(type, "Azure.Data.Tables", "Azure.Storage"));

        Assert.All(users, type => Assert.StartsWith("Alerts.Functions.Storage", type.Namespace, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_mail_adapters_know_the_mail_packages()
    {
        var users = Types(Functions).Where(type => Mentions(type, "MailKit", "MimeKit", "SendGrid"));

        Assert.All(users, type => Assert.StartsWith("Alerts.Functions.Email", type.Namespace, StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_class_holds_one_function_and_nothing_that_can_be_called_otherwise()
    {
        var functions = Types(Functions).Where(type => type.GetMethods().Any(IsFunction)).ToArray();

        Assert.NotEmpty(functions);
        Assert.All(functions, type =>
        {
            Assert.EndsWith("Function", type.Name, StringComparison.Ordinal);
            Assert.True(type.IsSealed, $"{type.Name} is not sealed.");
            var function = Assert.Single(type.GetMethods(), IsFunction);
            Assert.Equal(type.Name[..^"Function".Length], function.GetCustomAttribute<FunctionAttribute>()!.Name);
            Assert.Single(type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));
        });
    }

    [Fact]
    public void Interfaces_of_Core_are_implemented_outside_of_it_or_stand_where_more_of_their_kind_may_come()
    {
        string[] seams = ["ITextAnalyzer", "IDraftCheck"];
        var inCore = Types(Core)
            .Where(type => type.IsInterface && Types(Core).Any(other => !other.IsInterface && type.IsAssignableFrom(other)))
            .Select(type => type.Name);

        Assert.Empty(inCore.Except(seams));
    }

    private static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Alerts", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsFunction(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>() is not null;

    /// <summary>Whether fields or signatures use a type of these assemblies.</summary>
    private static bool Mentions(Type type, params string[] assemblies)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(all).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .SelectMany(used => used.IsGenericType ? used.GetGenericArguments().Append(used) : [used]);
        return used.Any(used => assemblies.Any(name => used.Assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal)));
    }
}
